/**
 * The double in JUnit Jupiter: an annotation and an extension.
 * May import {@code MockSsp}, {@code client}, {@code config}, and the value types that {@code MockSsp} returns.
 */
package dev.mockssp.junit;
