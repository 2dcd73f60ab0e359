package dev.mockssp.cli;

import dev.mockssp.config.UrlParser;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.MessageText;
import dev.mockssp.json.Json;
import dev.mockssp.json.MalformedJsonException;
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
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.JsonNode;

/** {@code mock-ssp report}: prints the report of a running mock server, and fails a build on findings. */
final class ReportCommand {

    private static final String URL = "--url";
    private static final String FAIL_ON = "--fail-on";
    private static final String FORMAT = "--format";
    private static final String KEY = "--key";
    private static final String MIN_EXCHANGES = "--min-exchanges";
    private static final String OUT = "--out";
    private static final String NEVER = "never";
    private static final List<String> SEVERITIES = List.of("error", "warning", "info");
    private static final List<String> THRESHOLDS = List.of("error", "warning", "info", NEVER);
    private static final List<String> FORMATS = List.of("text", "json", "junit", "html");
    private static final String NO_REPORT = ", not a report";

    /** In code points. */
    private static final int MAX_REASON = 300;

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private ReportCommand() {}

    static void addOptions(CommandSpec command) {
        add(command, URL, "URL", "http://127.0.0.1:7777", "The base URL of the mock server.");
        add(
                command,
                FAIL_ON,
                String.join("|", THRESHOLDS),
                "error",
                "Exit with 1 if there is a finding of this severity or higher.");
        add(command, FORMAT, String.join("|", FORMATS), "text", "What to print.");
        add(command, KEY, "KEY", "", "Report only the exchanges with this key.");
        add(command, MIN_EXCHANGES, "N", "1", "Exit with 1 if there were fewer exchanges.");
        add(command, OUT, "FILE", "", "File to write to instead of the standard output.");
    }

    private static void add(CommandSpec command, String flag, String label, String defaultValue, String help) {
        String described = defaultValue.isEmpty() ? help : help + " [" + defaultValue + "]";
        CommandOptions.add(command, flag, label, described);
    }

    /**
     * @return whether a finding reaches the threshold
     * @throws CliException if the mock server does not respond, or has received too few requests
     */
    static boolean run(ParseResult result, PrintStream out) {
        String failOn = CommandOptions.choice(result, FAIL_ON, THRESHOLDS);
        String format = CommandOptions.choice(result, FORMAT, FORMATS);
        URI url = UrlParser.baseUrl(URL, value(result, URL).orElse("http://127.0.0.1:7777"));
        int minExchanges = minExchanges(value(result, MIN_EXCHANGES).orElse("1"));
        String key = value(result, KEY)
                .map(name -> "key=" + URLEncoder.encode(name, StandardCharsets.UTF_8))
                .orElse("");
        JsonNode report = read(url, fetch(url + "/__admin/report?" + key));
        String text = switch (format) {
            case "json" -> report.toPrettyString();
            case "junit" -> fetch(url + "/__admin/report.xml?failOn=" + failOn + "&" + key);
            case "html" -> fetch(url + "/__admin/report.html?" + key);
            default -> ReportTextWriter.of(report);
        };
        write(value(result, OUT), text, out);
        long exchanges =
                report.path("exchanges").asLong(0) + report.path("evicted").asLong(0);
        if (exchanges < minExchanges) {
            throw CliException.of("report: found " + MessageText.count(exchanges, "exchange") + ", and " + MIN_EXCHANGES
                    + " is " + minExchanges);
        }
        return SEVERITIES.subList(0, SEVERITIES.indexOf(failOn) + 1).stream()
                .anyMatch(severity -> report.path("findings").path(severity).asInt(0) > 0);
    }

    private static int minExchanges(String number) {
        try {
            return Integer.parseUnsignedInt(number);
        } catch (NumberFormatException e) {
            throw new ConfigurationException(
                    MIN_EXCHANGES + " is \"" + number + "\"; allowed is a whole number, 0 or more", e);
        }
    }

    private static Optional<String> value(ParseResult result, String flag) {
        return CommandOptions.value(result, flag);
    }

    private static String fetch(String address) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(address)).timeout(TIMEOUT).build();
            HttpResponse<String> response =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
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
