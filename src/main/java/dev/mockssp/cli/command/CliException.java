package dev.mockssp.cli.command;

import dev.mockssp.config.Config;
import dev.mockssp.config.Option;
import dev.mockssp.pact.broker.PublishException;
import dev.mockssp.server.BindFailedException;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A failure at run time that is not an error in the options. The message is for the user. */
public final class CliException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final transient List<String> details;

    private CliException(String message, Throwable cause) {
        this(message, cause, 1);
    }

    private CliException(String message, Throwable cause, int exitCode) {
        this(message, List.of(), cause, exitCode);
    }

    private CliException(String message, List<String> details, Throwable cause, int exitCode) {
        super(message, cause);
        this.details = List.copyOf(details);
        this.exitCode = exitCode;
    }

    public static CliException of(PublishException cause) {
        return new CliException(cause.getMessage(), cause.details(), cause, 1);
    }

    /** @return further lines to print below the message */
    public List<String> details() {
        return details;
    }

    public static CliException of(String message) {
        return new CliException(message, null);
    }

    /** @return the exception for a target that is not the API, which is not a change of the API */
    public static CliException notTheApi(String message) {
        return new CliException(message, null, 3);
    }

    public int exitCode() {
        return exitCode;
    }

    public static CliException ofStart(Config config, Exception cause) {
        return new CliException(message(config, cause), cause);
    }

    private static String message(Config config, Exception cause) {
        boolean tls = cause instanceof BindFailedException failed && failed.port() != config.port();
        Option option = tls ? Option.TLS_PORT : Option.PORT;
        int port = tls ? config.tls().orElseThrow().port() : config.port();
        String place = "port " + port + config.sources().from(option) + " on " + config.host()
                + config.sources().from(Option.HOST);
        Optional<BindException> bind = bindException(cause);
        if (bind.map(CliException::isTaken).orElse(false)) {
            return place + " is taken: stop the other server or choose another with " + option.flag()
                    + " (0 picks a free one)";
        }
        if (cause instanceof BindFailedException failed) {
            return "cannot listen on " + place + ": " + failed.reason();
        }
        if (cause instanceof BindException) {
            return "cannot listen on " + place + ": " + reason(cause);
        }
        return cause instanceof IOException && cause.getMessage() != null
                ? reason(cause)
                : "cannot start on " + place + ": " + reason(cause);
    }

    private static Optional<BindException> bindException(Throwable thrown) {
        for (Throwable it = thrown; it != null; it = it.getCause()) {
            if (it instanceof BindException bind) {
                return Optional.of(bind);
            }
        }
        return Optional.empty();
    }

    // BindException is also thrown for an address that this machine does not have.
    private static boolean isTaken(BindException e) {
        return e.getMessage() == null || e.getMessage().contains("in use");
    }

    /** @return the message of an exception, or else the name of its class */
    public static String reason(Throwable thrown) {
        if (thrown instanceof FileSystemException file) {
            return file.getFile() + ": " + fileReason(file);
        }
        if (thrown.getMessage() != null) {
            return thrown.getMessage();
        }
        return thrown instanceof ConnectException
                ? "connection refused"
                : thrown.getClass().getSimpleName();
    }

    /** @return why a file cannot be written */
    public static String writeReason(Path file, IOException thrown) {
        if (Files.isDirectory(file)) {
            return "it is a folder";
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            return Files.exists(folder)
                    ? folder + " is a file, not a folder"
                    : "the folder " + folder + " does not exist, or cannot be created";
        }
        return thrown instanceof NoSuchFileException ? "no file can be created there" : fileReason(thrown);
    }

    /** @return why a file cannot be used; the messages of these exceptions often contain the path only */
    public static String fileReason(IOException thrown) {
        if (thrown instanceof NoSuchFileException) {
            return "it does not exist";
        }
        if (thrown instanceof AccessDeniedException) {
            return "access is denied";
        }
        // the message of a FileSystemException is the path
        String reason = thrown instanceof FileSystemException file ? file.getReason() : thrown.getMessage();
        return reason == null ? "it failed" : reason;
    }
}
