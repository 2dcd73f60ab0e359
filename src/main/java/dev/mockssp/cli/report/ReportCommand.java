package dev.mockssp.cli.report;

import dev.mockssp.access.ApiKeyRegistry;
import dev.mockssp.cli.command.CliException;
import dev.mockssp.cli.command.CommandOptions;
import dev.mockssp.config.AdminToken;
import dev.mockssp.config.RuleSetting;
import dev.mockssp.config.UrlParser;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.text.MessageText;
import dev.mockssp.journal.Finding.Severity;
import dev.mockssp.journal.Source;
import dev.mockssp.json.Json;
import dev.mockssp.json.MalformedJsonException;
import dev.mockssp.lint.report.Baseline;
import dev.mockssp.lint.report.JUnitXmlReport;
import dev.mockssp.lint.report.Report;
import dev.mockssp.lint.report.ReportFilter;
import dev.mockssp.lint.report.ReportJsonReader;
import dev.mockssp.lint.report.ReportJsonWriter;
import dev.mockssp.lint.rule.RuleLevels;
import dev.mockssp.server.page.ReportPage;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code mock-ssp report}: prints the report of a running mock server, and fails a build on findings. */
public final class ReportCommand {

    private static final String URL = "--url";
    private static final String FAIL_ON = "--fail-on";
    private static final String FORMAT = "--format";
    private static final String KEY = "--key";
    private static final String MIN_EXCHANGES = "--min-exchanges";
    private static final String OUT = "--out";
    private static final String SOURCE = "--source";
    private static final String OTHER_SOURCES = "otherSources";
    private static final String BASELINE = "--baseline";
    private static final String WRITE_BASELINE = "--write-baseline";
    private static final String NEVER = "never";
    private static final List<String> THRESHOLDS = List.of("error", "warning", "info", NEVER);
    private static final List<String> FORMATS = List.of("text", "json", "junit", "html");
    private static final String NO_REPORT = ", not a report";

    /** In code points. */
    private static final int MAX_REASON = 300;

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private ReportCommand() {}

    public static void addOptions(CommandSpec command) {
        add(command, URL, "URL", "http://127.0.0.1:7777", "The base URL of the mock server.");
        add(
                command,
                FAIL_ON,
                String.join("|", THRESHOLDS),
                "error",
                "Exit with 1 if there is a finding of this severity or higher.");
        add(command, FORMAT, String.join("|", FORMATS), "text", "What to print.");
        add(command, KEY, "KEY", "", "Report only the exchanges with this key.");
        add(command, MIN_EXCHANGES, "N", "1", "Exit with 1 if there were fewer ad requests.");
        add(
                command,
                SOURCE,
                String.join("|", Source.choices()),
                Source.CLIENT.label(),
                "Whose requests the report is about.");
        add(command, OUT, "FILE", "", "File to write to instead of the standard output.");
        add(command, BASELINE, "FILE", "", "File of known findings, which are neither shown nor counted.");
        add(command, WRITE_BASELINE, "FILE", "", "File to write the present findings to, as a baseline.");
    }

    private static void add(CommandSpec command, String flag, String label, String defaultValue, String help) {
        String described = defaultValue.isEmpty() ? help : help + " [" + defaultValue + "]";
        CommandOptions.add(command, flag, label, described);
    }

    /**
     * @param rules levels of rules, in addition to those of the mock server
     * @param token the token of the mock server, if it needs one
     * @return whether a finding reaches the threshold
     * @throws ConfigurationException if an option or the baseline is not valid, or a file cannot be written
     * @throws CliException if the mock server does not respond, or has received too few requests
     */
    public static boolean run(
            ParseResult result, List<RuleSetting> rules, Optional<AdminToken> token, PrintStream out) {
        String failOn = CommandOptions.choice(result, FAIL_ON, THRESHOLDS);
        String format = CommandOptions.choice(result, FORMAT, FORMATS);
        URI url = UrlParser.baseUrl(URL, value(result, URL).orElse("http://127.0.0.1:7777"));
        int minExchanges = minExchanges(value(result, MIN_EXCHANGES).orElse("1"));
        String choice = CommandOptions.choice(result, SOURCE, Source.choices());
        Set<Source> sources = Source.chosen(choice);
        String source = "source=" + choice;
        String query = value(result, KEY)
                .map(name -> source + "&key=" + URLEncoder.encode(name, StandardCharsets.UTF_8))
                .orElse(source);
        Optional<String> newBaseline = value(result, WRITE_BASELINE);
        if (newBaseline.isPresent() && value(result, BASELINE).isPresent()) {
            throw new ConfigurationException(WRITE_BASELINE + " cannot be combined with " + BASELINE
                    + "; it writes all findings, and replaces an older file");
        }
        Optional<Baseline> known = value(result, BASELINE).map(BaselineFile::read);
        Optional<String> key = value(result, KEY);
        RuleLevels levels = levels(rules, key);
        JsonNode json = read(url, fetch(url + "/__admin/report?" + query, token));
        Report all = ReportFilter.withLevels(
                ReportJsonReader.read(json),
                levels,
                key.map(ApiKeyRegistry::withoutSuffix).orElse(""));
        long adRequests = all.adRequests();
        long others = json.path(OTHER_SOURCES).asLong(0);
        boolean enough = adRequests >= minExchanges;
        Optional<String> shortage = enough
                ? Optional.empty()
                : Optional.of("found " + MessageText.count(adRequests, "ad request") + ", and " + MIN_EXCHANGES + " is "
                        + minExchanges + hint(others));
        Optional<Baseline> baseline = newBaseline
                .filter(file -> enough)
                .map(file -> BaselineFile.write(file, all))
                .or(() -> known);
        boolean isWhole = key.isEmpty() && sources.contains(Source.CLIENT);
        Report report =
                baseline.map(file -> ReportFilter.without(all, file, isWhole)).orElse(all);
        String text = switch (format) {
            case "json" -> json(report, others).toPrettyString();
            case "junit" -> JUnitXmlReport.of(report, threshold(failOn), shortage);
            case "html" -> new String(ReportPage.page(report, url.toString()).body(), StandardCharsets.UTF_8);
            default -> ReportTextWriter.of(json(report, others));
        };
        write(value(result, OUT), text, out);
        if (shortage.isPresent()) {
            throw CliException.of("report: " + shortage.get());
        }
        return threshold(failOn)
                .filter(severity -> report.findings(severity) > 0)
                .isPresent();
    }

    private static String hint(long others) {
        return others == 0 ? "" : "; " + MessageText.count(others, "exchange") + " of other sources: see " + SOURCE;
    }

    private static ObjectNode json(Report report, long otherSources) {
        return ReportJsonWriter.of(report).put(OTHER_SOURCES, otherSources);
    }

    /**
     * A report of all keys does not say whose its findings are. So a rule with a level for one key keeps the levels that
     * the mock server has applied.
     */
    private static RuleLevels levels(List<RuleSetting> rules, Optional<String> key) {
        RuleLevels.requireRules(rules);
        Set<String> ofKeys = rules.stream()
                .filter(setting -> setting.key().isPresent())
                .map(RuleSetting::rule)
                .collect(Collectors.toSet());
        List<RuleSetting> applicable = rules.stream()
                .filter(setting -> key.isPresent() || !ofKeys.contains(setting.rule()))
                .toList();
        return RuleLevels.of(applicable, name -> Optional.of(ApiKeyRegistry.withoutSuffix(name)));
    }

    private static Optional<Severity> threshold(String failOn) {
        return Arrays.stream(Severity.values())
                .filter(severity -> severity.label().equals(failOn))
                .findFirst();
    }

    private static int minExchanges(String number) {
        try {
            int parsed = Integer.parseInt(number);
            if (parsed >= 0) {
                return parsed;
            }
            throw new NumberFormatException(number);
        } catch (NumberFormatException e) {
            throw new ConfigurationException(
                    MIN_EXCHANGES + " is \"" + number + "\"; allowed is a whole number, 0 or more", e);
        }
    }

    private static Optional<String> value(ParseResult result, String flag) {
        return CommandOptions.value(result, flag);
    }

    private static String fetch(String address, Optional<AdminToken> token) {
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(address)).timeout(TIMEOUT);
            token.ifPresent(it -> request.header("Authorization", it.authorization()));
            HttpResponse<String> response =
                    HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw CliException.of(address + " responded with " + response.statusCode() + reason(response.body()));
            }
            return response.body();
        } catch (IOException e) {
            throw CliException.of(
                    "no mock server responds at " + address + ": is it running? (" + CliException.reason(e) + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CliException.of("interrupted while requesting " + address);
        }
    }

    /** The reason in an error response of a mock server; another server has none. */
    private static String reason(String body) {
        try {
            return Json.read(body.getBytes(StandardCharsets.UTF_8))
                    .at("/error/message")
                    .stringValueOpt()
                    .map(message -> ": " + MessageText.shortened(message, MAX_REASON))
                    .orElse(NO_REPORT);
        } catch (MalformedJsonException e) {
            return NO_REPORT;
        }
    }

    private static JsonNode read(URI url, String json) {
        try {
            JsonNode report = Json.read(json.getBytes(StandardCharsets.UTF_8));
            if (!report.path("findings").isObject()) {
                throw CliException.of(url + " is not a mock-ssp server: its report has no findings");
            }
            return report;
        } catch (MalformedJsonException e) {
            throw CliException.of(url + " is not a mock-ssp server: its report is not JSON");
        }
    }

    private static void write(Optional<String> file, String text, PrintStream out) {
        if (file.isEmpty()) {
            out.println(text.stripTrailing());
            out.flush();
            return;
        }
        try {
            Files.writeString(Path.of(file.get()), text);
        } catch (NoSuchFileException e) {
            throw unwritable(file.get(), "the folder does not exist", e);
        } catch (IOException e) {
            throw unwritable(file.get(), CliException.fileReason(e), e);
        }
    }

    private static ConfigurationException unwritable(String file, String reason, IOException e) {
        return new ConfigurationException("report: " + OUT + ": " + file + " cannot be written: " + reason, e);
    }
}
