package dev.mockssp.cli;

import dev.mockssp.cli.command.CliException;
import dev.mockssp.cli.command.CommandOptions;
import dev.mockssp.config.value.Revision;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.text.MessageText;
import dev.mockssp.journal.export.RecordingException;
import dev.mockssp.journal.export.RecordingReader;
import dev.mockssp.migration.Migration;
import dev.mockssp.migration.MigrationJsonWriter;
import dev.mockssp.migration.MigrationReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** The command {@code migrate}: lists what in a recording breaks in a later revision of the vendor API. */
final class MigrateCommand {

    private static final String FROM = "--from";
    private static final String TO = "--to";
    private static final String FORMAT = "--format";
    private static final String TEXT = "text";
    private static final String JSON = "json";
    private static final List<String> REVISIONS =
            Arrays.stream(Revision.values()).map(Revision::label).toList();

    private MigrateCommand() {}

    static void addParameters(CommandSpec command) {
        command.usageMessage().customSynopsis("mock-ssp migrate FILE --from REVISION --to REVISION [OPTION]...");
        String revisions = String.join("|", REVISIONS);
        CommandOptions.add(command, FROM, revisions, "Revision for which the client was written.");
        CommandOptions.add(command, TO, revisions, "Later revision to which it migrates.");
        CommandOptions.add(command, FORMAT, TEXT + "|" + JSON, "What to print. [text]");
        command.addPositional(PositionalParamSpec.builder()
                .paramLabel("FILE")
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description("The recording: a file of --record, or of /__admin/requests.jsonl.")
                .build());
    }

    /**
     * @return whether a recorded request is affected
     * @throws ConfigurationException if an option is not valid, or the file is not a recording
     * @throws CliException if the recording has no bid request
     */
    static boolean run(ParseResult result, PrintStream out) {
        boolean json =
                CommandOptions.choice(result, FORMAT, List.of(TEXT, JSON)).equals(JSON);
        Revision from = revision(result, FROM);
        Revision to = revision(result, TO);
        if (from.compareTo(to) >= 0) {
            throw new ConfigurationException(FROM + " is " + from.label() + " and " + TO + " is " + to.label()
                    + "; expected an earlier revision and a later one, such as " + FROM + " " + REVISIONS.get(0) + " "
                    + TO + " " + REVISIONS.get(REVISIONS.size() - 1));
        }
        Path file = file(result.matchedPositionalValue(0, List.of()));
        MigrationReport report = report(file, new Migration(from, to));
        if (report.bidRequests() == 0) {
            throw CliException.of(
                    "migrate: " + file + " has no bid request of your code, so there is nothing to check");
        }
        out.println(json ? MigrationJsonWriter.of(report).toPrettyString() : MigrationTextWriter.of(report));
        out.flush();
        return report.findings() > 0;
    }

    private static Revision revision(ParseResult result, String flag) {
        String label = CommandOptions.value(result, flag)
                .orElseThrow(() -> new ConfigurationException(
                        "migrate needs " + flag + "; allowed is one of " + String.join(", ", REVISIONS)));
        return Revision.of(label)
                .orElseThrow(() -> new ConfigurationException(flag + " is " + MessageText.quoted(label)
                        + "; allowed is one of " + String.join(", ", REVISIONS)));
    }

    private static Path file(List<String> names) {
        if (names.size() != 1) {
            throw new ConfigurationException("migrate needs one recording, but got " + names.size()
                    + "; expected mock-ssp migrate FILE " + FROM + " REVISION " + TO + " REVISION");
        }
        return CommandOptions.path("migrate", names.get(0));
    }

    private static MigrationReport report(Path file, Migration migration) {
        if (Files.isDirectory(file)) {
            throw new ConfigurationException("migrate: " + file + " is a folder; expected a recording");
        }
        try (InputStream lines = Files.newInputStream(file)) {
            RecordingReader.read(lines, migration);
            return migration.report();
        } catch (RecordingException e) {
            throw new ConfigurationException("migrate: " + file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new ConfigurationException("migrate: " + file + " cannot be read: " + CliException.fileReason(e), e);
        }
    }
}
