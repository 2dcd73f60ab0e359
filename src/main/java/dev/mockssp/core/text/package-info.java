/**
 * Text of users: encodings, messages about mistakes, parameters of URLs, the lines that the program prints.
 *
 * <p>Imports no other package of mock-ssp.
 */
package dev.mockssp.core.text;
