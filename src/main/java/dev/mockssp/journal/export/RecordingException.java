package dev.mockssp.journal.export;

/** A file is not a recording. The message is one line: what is wrong, in which line of the file, and what is expected. */
public final class RecordingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RecordingException(String message, Throwable cause) {
        super(message, cause);
    }
}
