package dev.mockssp.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A validator of another language: a script that prints one line for each case.
 *
 * @param name the validator's name
 * @param program runs the script
 * @param script the script
 */
record ScriptedValidator(String name, Path program, Path script) {

    private static final int TIMEOUT_SECONDS = 240;

    /**
     * @param cases the values to validate
     * @param schemas the URL at which a server publishes the schemas, ending in {@code /}
     * @return for each case {@code true}, or the error
     */
    List<String> validate(List<ValidationCase> cases, String schemas) throws IOException, InterruptedException {
        Path lines = Path.of("target", "schema-cases-" + name + ".jsonl");
        Files.write(lines, cases.stream().map(ValidationCase::line).toList());
        Path output = Path.of("target", "schema-cases-" + name + ".out");
        List<String> command =
                new ArrayList<>(List.of(program.toString(), script.toString(), lines.toString(), schemas));
        command.addAll(SchemaFiles.NAMES);
        Process process = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(
                        Path.of("target", "schema-cases-" + name + ".err").toFile())
                .start();
        if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(name + " took longer than " + TIMEOUT_SECONDS + " s");
        }
        assertThat(process.exitValue())
                .as("%s: %s", name, Files.readString(Path.of("target", "schema-cases-" + name + ".err")))
                .isZero();
        try (Stream<String> verdicts = Files.lines(output)) {
            return verdicts.toList();
        }
    }
}
