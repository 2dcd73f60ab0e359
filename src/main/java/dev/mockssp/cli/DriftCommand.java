package dev.mockssp.cli;

import dev.mockssp.cli.command.CliException;
import dev.mockssp.cli.command.CommandOptions;
import dev.mockssp.config.UrlParser;
import dev.mockssp.config.value.Revision;
import dev.mockssp.contract.Contract;
import dev.mockssp.contract.Provider;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.UpstreamException;
import dev.mockssp.drift.DetectedRevision;
import dev.mockssp.drift.DriftCheck;
import dev.mockssp.drift.DriftReport;
import dev.mockssp.drift.InteractionResult;
import dev.mockssp.drift.NotTheApiException;
import dev.mockssp.drift.Sleeper;
import dev.mockssp.drift.Target;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.scenario.library.ScenarioLibrary;
import dev.mockssp.schema.SchemaLibrary;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code mock-ssp drift}: replays the contract against a server, and fails a build if the server differs. */
final class DriftCommand {

    static final String KEY_VARIABLE = "THRAD_API_KEY";
    static final String LEGACY_KEY_VARIABLE = "THRADS_API_KEY";

    private static final String TARGET = "--target";
    private static final String KEY = "--key";
    private static final String LEGACY_KEY = "--legacy-key";
    private static final String STATE_URL = "--state-url";
    private static final String REVISION = "--revision";
    private static final String ORIGIN = "--origin";
    private static final String CA = "--ca";
    private static final String PRODUCTION = "--i-know-this-is-production";
    private static final String FORMAT = "--format";
    private static final String OUT = "--out";
    private static final List<String> FORMATS = List.of("text", "json", "junit");

    private DriftCommand() {}

    static void addOptions(CommandSpec command) {
        CommandOptions.add(command, TARGET, "URL", "Base URL of the server to check. Required.");
        CommandOptions.add(
                command,
                KEY,
                "KEY",
                "A staging key that the server knows; by default the variable " + KEY_VARIABLE + ". Required.");
        CommandOptions.add(
                command,
                LEGACY_KEY,
                "KEY",
                "The key for the legacy endpoint; by default the variable " + LEGACY_KEY_VARIABLE + ", or else " + KEY
                        + ".");
        CommandOptions.add(
                command,
                STATE_URL,
                "URL",
                "URL that accepts provider states. Without it, interactions that need one are skipped.");
        CommandOptions.add(
                command,
                REVISION,
                String.join("|", Revision.labels()),
                "Revision of the vendor API to check by. [the one that the server speaks]");
        CommandOptions.add(
                command,
                ORIGIN,
                "URL",
                "A web origin that is registered at the server, for preflights and CORS. [with " + STATE_URL + ": "
                        + Contract.REGISTERED_ORIGIN + "]");
        CommandOptions.add(command, CA, "FILE", "PEM file of additional certificates to trust.");
        command.addOption(OptionSpec.builder(PRODUCTION)
                .description("Allow a production key. Its ads are billed.")
                .build());
        CommandOptions.add(command, FORMAT, String.join("|", FORMATS), "What to print. [text]");
        CommandOptions.add(command, OUT, "FILE", "File to write to instead of the standard output.");
    }

    /**
     * @return whether the target differs from the contract
     * @throws CliException if it cannot be reached, or is not the API
     */
    static boolean run(ParseResult result, Map<String, String> environment, PrintStream out, Sleeper sleeper) {
        Target target = target(result, environment);
        String format = CommandOptions.choice(result, FORMAT, FORMATS);
        Optional<Revision> given = result.hasMatchedOption(REVISION)
                ? Revision.of(CommandOptions.choice(result, REVISION, Revision.labels()))
                : Optional.empty();
        SchemaLibrary schemas = SchemaLibrary.shared();
        ScenarioLibrary scenarios = new ScenarioLibrary(new DocumentReader(schemas)::scenario);
        try {
            boolean live = format.equals(FORMATS.get(0)) && value(result, OUT).isEmpty();
            DriftCheck check = new DriftCheck(target, schemas, sleeper);
            Optional<DetectedRevision> detected = given.isPresent()
                    ? Optional.empty()
                    : Optional.of(check.detect(
                            contract(schemas, scenarios, Revision.R2025_11).interaction(Provider.SSP, "fill")));
            Revision revision = given.orElseGet(() -> detected.orElseThrow().orDefault());
            Progress progress = new Progress(detected, out, live);
            DriftReport report = new DriftReport(
                    target.base().toString(),
                    revision,
                    detected,
                    check.run(contract(schemas, scenarios, revision).interactions(), progress::show));
            write(value(result, OUT), live ? report.summary() + "\n" : text(report, format), out);
            return changed(report);
        } catch (NotTheApiException e) {
            throw CliException.notTheApi(target.base() + ": " + e.getMessage());
        } catch (UpstreamException e) {
            throw CliException.of(target.base() + ": " + e.getMessage());
        }
    }

    private static Contract contract(SchemaLibrary schemas, ScenarioLibrary scenarios, Revision revision) {
        return new Contract(schemas, scenarios, Optional.empty(), revision);
    }

    /** A check takes seconds, so each line is printed at once. */
    private static final class Progress {
        private final Optional<DetectedRevision> detected;
        private final PrintStream out;
        private final boolean live;
        private boolean begun;

        private Progress(Optional<DetectedRevision> detected, PrintStream out, boolean live) {
            this.detected = detected;
            this.out = out;
            this.live = live;
        }

        private void show(InteractionResult verdict) {
            if (!live) {
                return;
            }
            if (!begun) {
                detected.map(DetectedRevision::line).ifPresent(out::println);
            }
            begun = true;
            out.print(DriftReport.text(verdict));
            out.flush();
        }
    }

    private static boolean changed(DriftReport report) {
        if (report.keyUnknown()) {
            throw CliException.of(
                    report.target() + " responded with 401 to every request with the key: it does not know the key of "
                            + KEY + ", or of " + LEGACY_KEY);
        }
        if (report.noneUnchanged() && !report.changed()) {
            throw CliException.of(report.target() + ": nothing could be checked");
        }
        return report.changed();
    }

    private static String text(DriftReport report, String format) {
        return switch (format) {
            case "json" -> report.json().toPrettyString() + "\n";
            case "junit" -> report.junit();
            default -> report.text();
        };
    }

    private static Target target(ParseResult result, Map<String, String> environment) {
        URI base = value(result, TARGET)
                .map(text -> UrlParser.baseUrl(TARGET, text))
                .orElseThrow(() -> new ConfigurationException(TARGET + " is missing: the URL of the server to check"));
        String key = value(result, KEY)
                .or(() -> given(environment, KEY_VARIABLE))
                .map(text -> sendable(KEY, text))
                .orElseThrow(() -> new ConfigurationException(KEY + " is missing: a staging key that the target knows;"
                        + " the variable " + KEY_VARIABLE + " can hold it"));
        String legacy = value(result, LEGACY_KEY)
                .or(() -> given(environment, LEGACY_KEY_VARIABLE))
                .map(text -> sendable(LEGACY_KEY, text))
                .orElse(key);
        Optional<URI> states = value(result, STATE_URL).map(text -> UrlParser.url(STATE_URL, text));
        return Target.of(
                base,
                key,
                legacy,
                states,
                value(result, ORIGIN).map(text -> UrlParser.origin(ORIGIN, text)),
                value(result, CA).map(file -> CommandOptions.path(CA, file)),
                result.hasMatchedOption(PRODUCTION));
    }

    private static Optional<String> given(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable)).filter(text -> !text.isBlank());
    }

    /** An error message never contains the key. */
    private static String sendable(String flag, String key) {
        if (!key.matches("[\\x21-\\x7e]{1,1000}")) {
            throw new ConfigurationException(flag + " is not a key: expected printable characters without a space");
        }
        return key;
    }

    private static Optional<String> value(ParseResult result, String flag) {
        return CommandOptions.value(result, flag);
    }

    private static void write(Optional<String> file, String text, PrintStream out) {
        if (file.isEmpty()) {
            out.print(text);
            out.flush();
            return;
        }
        try {
            Files.writeString(Path.of(file.get()), text);
        } catch (IOException e) {
            throw new ConfigurationException(
                    "drift: " + OUT + ": " + file.get() + " cannot be written: "
                            + CliException.writeReason(Path.of(file.get()), e),
                    e);
        }
    }
}
