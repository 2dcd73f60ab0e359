package dev.mockssp.cli.report;

import dev.mockssp.cli.command.CliException;
import dev.mockssp.cli.command.CommandOptions;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.lint.report.Baseline;
import dev.mockssp.lint.report.Report;
import dev.mockssp.schema.SchemaLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads and writes the files of {@code report --baseline} and {@code report --write-baseline}. */
public final class BaselineFile {

    private static final String READ = "--baseline";
    private static final String WRITE = "--write-baseline";

    private BaselineFile() {}

    /** @throws ConfigurationException if the file cannot be read or is not a baseline; names the JSON pointer */
    static Baseline read(String file) {
        Path path = CommandOptions.path(READ, file);
        try {
            return parse(Files.readAllBytes(path), READ + ": " + file, READ + " " + file);
        } catch (NoSuchFileException e) {
            throw new ConfigurationException(
                    READ + ": " + file + " does not exist; " + WRITE + " " + file + " creates it", e);
        } catch (IOException e) {
            throw new ConfigurationException(READ + ": " + file + " cannot be read: " + CliException.fileReason(e), e);
        }
    }

    /**
     * @param source names the file in errors
     * @param name names it in the report
     * @throws ConfigurationException if it is not a baseline; names the JSON pointer
     */
    public static Baseline parse(byte[] json, String source, String name) {
        DocumentReader documents = new DocumentReader(SchemaLibrary.shared());
        return Baseline.of(documents.read(json, "baseline.schema.json", source), name);
    }

    /**
     * @return a baseline of all findings of the report
     * @throws ConfigurationException if the file cannot be written
     */
    static Baseline write(String file, Report report) {
        Baseline baseline = Baseline.of(report, WRITE + " " + file);
        Path path = CommandOptions.path(WRITE, file);
        try {
            Files.writeString(path, baseline.json());
        } catch (IOException e) {
            throw new ConfigurationException(
                    WRITE + ": " + file + " cannot be written: " + CliException.writeReason(path, e), e);
        }
        return baseline;
    }
}
