package dev.mockssp.cli.serve;

import dev.mockssp.config.Config;
import dev.mockssp.config.Option;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.text.MessageText;
import dev.mockssp.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The file of {@code --ready-file}. Other programs wait for it, so it is there only when it is complete and true. */
final class ReadyFile {

    private final Path file;
    private final String source;

    private ReadyFile(Path file, String source) {
        this.file = file;
        this.source = source;
    }

    static Optional<ReadyFile> of(Config config) {
        return config.readyFile()
                .map(file -> new ReadyFile(file, config.sources().flag(Option.READY_FILE)));
    }

    /**
     * Removes the file of an earlier run.
     *
     * @throws ConfigurationException if it cannot be removed
     */
    void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /**
     * Writes the file beside its place, and then moves it there.
     *
     * @param url the base URL
     * @param tlsUrl the base URL of the TLS port; null in the file if there is none
     * @throws ConfigurationException if it cannot be written
     */
    void write(String url, Optional<String> tlsUrl) {
        long pid = ProcessHandle.current().pid();
        ObjectNode ready = Json.MAPPER.createObjectNode();
        ready.put("url", url).put("tlsUrl", tlsUrl.orElse(null)).put("pid", pid);
        Path unfinished = file.resolveSibling(file.getFileName() + "." + pid);
        try {
            Files.writeString(unfinished, ready + "\n");
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private ConfigurationException unwritable(IOException e) {
        return new ConfigurationException(
                source + ": " + MessageText.quotedLine(file.toString())
                        + " cannot be written; expected a file that this user may write, in a folder that this user may"
                        + " write",
                e);
    }
}
