package dev.mockssp.cli.serve;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Waits for the end of the standard input, which ends with the program that started this one. */
final class EndOfInput {

    private EndOfInput() {}

    /**
     * Reads an input to its end on another thread, which does not keep the process alive.
     *
     * @param input the input; its content is ignored
     * @param action runs when the input ends or cannot be read
     */
    static void await(InputStream input, Runnable action) {
        Thread thread = new Thread(
                () -> {
                    readAll(input);
                    action.run();
                },
                "mock-ssp-stdin");
        thread.setDaemon(true);
        thread.start();
    }

    private static void readAll(InputStream input) {
        try {
            input.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // An input that cannot be read has ended.
        }
    }
}
