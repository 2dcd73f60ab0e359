package dev.mockssp.client;

import org.opentest4j.AssertionFailedError;

/**
 * Creates the error of a failed verification. With opentest4j on the class path, as with JUnit 5, IDEs and reports show
 * expected and actual text side by side. Other test frameworks get an error with the same message.
 */
final class DiffableError {

    private DiffableError() {}

    static AssertionError of(String message, String expected, String actual) {
        try {
            return OpenTest4j.error(message, expected, actual);
        } catch (NoClassDefFoundError e) {
            return new AssertionError(message);
        }
    }

    /** A class of its own, so that only its use needs the library. */
    private static final class OpenTest4j {
        static AssertionError error(String message, String expected, String actual) {
            return new AssertionFailedError(message, expected, actual);
        }
    }
}
