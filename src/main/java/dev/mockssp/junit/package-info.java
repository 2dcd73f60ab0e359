/**
 * The mock server in JUnit Jupiter: an annotation and an extension.
 *
 * <p>May import {@code MockSsp}, {@code client}, {@code config}, and the values that {@code MockSsp} returns.
 */
package dev.mockssp.junit;
