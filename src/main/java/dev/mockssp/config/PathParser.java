package dev.mockssp.config;

import java.nio.file.Files;
import java.nio.file.Path;

/** Parses paths and checks the files and folders that they name. */
final class PathParser {

    private PathParser() {}

    static Path file(OptionValue value) {
        Path path = existing(value);
        // A pipe, which the shell creates for <(command), is allowed too.
        if (Files.isDirectory(path)) {
            throw value.error("is a folder; expected a file");
        }
        return readable(value, path);
    }

    static Path folder(OptionValue value) {
        Path path = existing(value);
        if (!Files.isDirectory(path)) {
            throw value.error("is not a folder; expected a folder");
        }
        return readable(value, path);
    }

    /** Returns a file to write to. It need not exist, but its folder must. */
    static Path writable(OptionValue value) {
        Path path = value.path().toAbsolutePath();
        if (Files.isDirectory(path) || !Files.isDirectory(path.getParent())) {
            throw value.error("is not a file in an existing folder; expected one");
        }
        return path;
    }

    private static Path existing(OptionValue value) {
        Path path = value.path();
        if (!Files.exists(path)) {
            throw value.error("does not exist; expected an existing path");
        }
        return path;
    }

    private static Path readable(OptionValue value, Path path) {
        if (!Files.isReadable(path)) {
            throw value.error("cannot be read; expected a path with read permission");
        }
        return path;
    }
}
