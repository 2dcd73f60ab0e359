package dev.mockssp.config;

import java.nio.file.Files;
import java.nio.file.Path;

/** Reads values that name what is on disk. */
final class PathParser {

    private PathParser() {}

    static Path file(OptionValue given) {
        Path path = existing(given);
        // No isRegularFile: a pipe, as the shell's <(command) makes one, is welcome.
        if (Files.isDirectory(path)) {
            throw given.refused("is a folder; expected a file");
        }
        return readable(given, path);
    }

    static Path folder(OptionValue given) {
        Path path = existing(given);
        if (!Files.isDirectory(path)) {
            throw given.refused("is no folder; expected a folder");
        }
        return readable(given, path);
    }

    /** A file to write to, which need not be there yet; its folder must. */
    static Path writable(OptionValue given) {
        Path path = given.path().toAbsolutePath();
        if (Files.isDirectory(path) || !Files.isDirectory(path.getParent())) {
            throw given.refused("is no file in an existing folder; expected one");
        }
        return path;
    }

    private static Path existing(OptionValue given) {
        Path path = given.path();
        if (!Files.exists(path)) {
            throw given.refused("does not exist; expected a path that does");
        }
        return path;
    }

    private static Path readable(OptionValue given, Path path) {
        if (!Files.isReadable(path)) {
            throw given.refused("cannot be read; its permissions must allow it");
        }
        return path;
    }
}
