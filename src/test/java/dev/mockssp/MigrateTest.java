package dev.mockssp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.cli.Cli;
import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code mock-ssp migrate} reads what {@code --record} wrote. */
class MigrateTest {

    private static final String KEY = "production-chat";
    private static final String[] COUNTRY_ALONE = {
        "User-Agent", ChatPublisher.BROWSER, "X-Forwarded-For", "203.0.113.9", "X-User-Country", "DE"
    };

    @TempDir
    private Path folder;

    private record Result(int exitCode, String out, String err) {}

    private Path file() {
        return folder.resolve("run.jsonl");
    }

    private MockSsp recording(String revision) {
        return MockSsp.start(Settings.of(Option.REVISION, revision).with(Option.RECORD, file()));
    }

    private Result migrate(String... more) {
        String[] args = Stream.concat(
                        Stream.of("migrate", file().toString(), "--from", "2025-11", "--to", "2026"),
                        Arrays.stream(more))
                .toArray(String[]::new);
        return run(args);
    }

    private static Result run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = new Cli().run(args, Map.of(), out, new PrintStream(err, true, UTF_8));
        return new Result(
                exitCode,
                out.toString(UTF_8).replace(System.lineSeparator(), "\n"),
                err.toString(UTF_8).replace(System.lineSeparator(), "\n"));
    }

    private static List<String> ids(MockSsp ssp) {
        return ssp.requests().stream().map(exchange -> exchange.id()).toList();
    }

    @Test
    void everyBreakOfARunIn2025IsListedWithItsRequests() {
        List<String> ids;
        try (MockSsp ssp = recording("2025-11")) {
            new ChatPublisher(ssp, KEY, "chat_1").withHeaders(COUNTRY_ALONE).says("Running shoes?");
            new ChatPublisher(ssp, KEY, "chat_2")
                    .with(body ->
                            body.putArray("ad_formats").add("sponsored_message").add("sponsored_poll"))
                    .says("Running shoes?");
            ChatPublisher everyOtherTurn = new ChatPublisher(ssp, KEY, "chat_3").with(MigrateTest::atMostOneIn3);
            for (int turn = 1; turn <= 7; turn++) {
                everyOtherTurn.says(turn, "Running shoes?");
            }
            ids = ids(ssp);
        }
        assertThat(ids).hasSize(6);

        Result json = migrate("--format", "json");

        assertThat(json.exitCode()).isEqualTo(1);
        assertThat(json.err()).isEmpty();
        JsonNode report = Json.read(json.out().getBytes(UTF_8));
        assertThat(report.path("from").asString()).isEqualTo("2025-11");
        assertThat(report.path("to").asString()).isEqualTo("2026");
        assertThat(report.path("bidRequests").asInt()).isEqualTo(6);
        assertThat(report.path("findings").asInt()).isEqualTo(4);
        assertThat(affected(report))
                .containsExactly("1 " + ids.get(0), "5 " + ids.get(1), "6 " + ids.get(4), "6 " + ids.get(5));
        assertThat(report.at("/breaks/0/requests/0/seen").asString())
                .isEqualTo("X-User-Country needs X-User-Device and X-User-Timezone beside it: X-User-Device and"
                        + " X-User-Timezone are missing");
        assertThat(report.at("/breaks/2/requests")
                        .valueStream()
                        .map(request -> request.path("seen").asString()))
                .containsExactly(
                        "turn 5 of the chat, max_frequency 3: 2025-11 counts 4 turns since its last ad and shows an ad,"
                                + " 2026 counts 2 requests since its last ad and shows none",
                        "turn 7 of the chat, max_frequency 3: 2025-11 counts 2 turns since its last ad and shows none,"
                                + " 2026 counts 3 requests since its last ad and shows an ad");
        assertThat(report.path("notVisible")
                        .valueStream()
                        .map(one -> one.path("break").asInt() + " "
                                + one.path("scenario").asString()))
                .containsExactly("2 text-placement", "3 no-view-pixel", "4 always-fill");

        Result text = migrate();
        assertThat(text.exitCode()).isEqualTo(1);
        assertThat(text.out())
                .startsWith("6 bid requests, 4 findings: from 2025-11 to 2026\nbreak 1: ")
                .contains("    " + ids.get(0) + ", exchange 1: X-User-Country needs ", "break 5: ", "break 6: ")
                .contains("\nnot visible in a recording:\nbreak 2: ", "\nbreak 3: ", "\nbreak 4: ")
                .contains("Test it with the scenario text-placement.\n");
    }

    private static List<String> affected(JsonNode report) {
        List<String> affected = new ArrayList<>();
        for (JsonNode change : report.path("breaks")) {
            assertThat(change.path("count").asInt())
                    .isEqualTo(change.path("requests").size());
            change.path("requests")
                    .forEach(request -> affected.add(change.path("break").asInt() + " "
                            + request.path("requestId").asString()));
        }
        return affected;
    }

    private static void atMostOneIn3(ObjectNode body) {
        body.putObject("config").put("max_frequency", 3);
    }

    /** One request for each turn: both units count the same. */
    @Test
    void aRunIn2025ThatIsReadyHasNoFinding() {
        try (MockSsp ssp = recording("2025-11")) {
            ChatPublisher chat = new ChatPublisher(ssp, KEY, "chat_1").with(MigrateTest::atMostOneIn3);
            for (int turn = 1; turn <= 8; turn++) {
                chat.says("Running shoes?");
            }
            chat.opener("sponsored_prompt");
        }
        Result result = migrate();
        assertThat(result.out()).startsWith("9 bid requests, 0 findings: from 2025-11 to 2026\nnot visible");
        assertThat(result.exitCode()).isZero();
    }

    /** A page that shows polls, and an every-other-turn chat that is paced by requests already. */
    @Test
    void aCorrectRunIn2026HasNoFinding() {
        try (MockSsp ssp = recording("2026")) {
            ChatPublisher withPoll = new ChatPublisher(ssp, KEY + "+sponsored-poll", "chat_1")
                    .with(body -> body.putArray("ad_formats").add("sponsored_poll"));
            JsonNode poll = withPoll.says("I need headphones.");
            withPoll.views(poll);
            withPoll.votes(poll);
            ChatPublisher chat = new ChatPublisher(ssp, KEY, "chat_2").with(MigrateTest::atMostOneIn3);
            for (int turn = 1; turn <= 9; turn++) {
                chat.says(turn, "Running shoes?");
            }
        }
        Result result = migrate();
        assertThat(result.out()).contains(" 0 findings");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void aPollThatIsNotShownIsFoundIn2026Too() {
        try (MockSsp ssp = recording("2026")) {
            new ChatPublisher(ssp, KEY + "+sponsored-poll", "chat_1")
                    .with(body -> body.putArray("ad_formats").add("sponsored_poll"))
                    .says("I need headphones.");
        }
        assertThat(migrate().out()).contains("1 finding:", "break 5: ");
    }

    /** Two requests for each turn, such as retries: revision 2026 shows more ads. */
    @Test
    void requestsThatRepeatATurnAreFound() {
        try (MockSsp ssp = recording("2025-11")) {
            ChatPublisher chat = new ChatPublisher(ssp, KEY, "chat_1").with(MigrateTest::atMostOneIn3);
            for (int turn = 1; turn <= 3; turn++) {
                chat.says("Running shoes?");
                chat.repeats();
            }
        }
        assertThat(migrate().out())
                .contains("2025-11 counts 1 turn since its last ad and shows none,"
                        + " 2026 counts 3 requests since its last ad and shows an ad");
    }

    /** Suites use the same chat again and again, and reset their key before each test. */
    @Test
    void aResetBeginsTheChatsAnew() {
        try (MockSsp ssp = recording("2025-11")) {
            for (int test = 1; test <= 5; test++) {
                new ChatPublisher(ssp, KEY, "chat_1")
                        .with(MigrateTest::atMostOneIn3)
                        .says("Running shoes?");
                ssp.admin().reset(KEY);
            }
        }
        assertThat(migrate().exitCode()).isZero();
    }

    @Test
    void aServerThatAppendsToTheFileBeginsTheChatsAnew() {
        for (int start = 1; start <= 5; start++) {
            try (MockSsp ssp = recording("2025-11")) {
                new ChatPublisher(ssp, KEY, "chat_1")
                        .with(MigrateTest::atMostOneIn3)
                        .says("Running shoes?");
            }
        }
        assertThat(migrate().out()).startsWith("5 bid requests, 0 findings");
    }

    @Test
    void theExportOfTheJournalIsARecordingToo() throws Exception {
        try (MockSsp ssp = MockSsp.start()) {
            new ChatPublisher(ssp, KEY, "chat_1").withHeaders(COUNTRY_ALONE).says("Running shoes?");
            Files.write(file(), new Client(ssp).get("/__admin/requests.jsonl").body());
        }
        assertThat(migrate().out()).startsWith("1 bid request, 1 finding: ").contains("break 1: ");
    }

    @Test
    void requestsOfToolsAreNotThoseOfThePublisher() {
        try (MockSsp ssp = recording("2025-11")) {
            new ChatPublisher(ssp, KEY, "chat_1")
                    .withHeaders("X-User-Country", "DE", "X-Mock-Source", "dashboard")
                    .says("Running shoes?");
        }
        assertThat(migrate())
                .isEqualTo(new Result(
                        1,
                        "",
                        "mock-ssp: migrate: " + file()
                                + " has no bid request of your code, so there is nothing to check\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\": |line 1 is not JSON: Unexpected end-of-input",
                "[]|line 1 is not an exchange: /id is missing",
                "{\"log\": {\"version\": \"1.2\"}}|line 1 is not an exchange: /id is missing",
                "{\"id\": 1}|line 1 is not an exchange: /id is not a text",
            })
    void aLineThatIsNoExchangeIsNamed(String line, String problem) throws IOException {
        Files.writeString(file(), line + "\n");
        Result result = migrate();
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .startsWith("mock-ssp: migrate: " + file() + ": " + problem)
                .endsWith("; expected one exchange in each line, as --record and /__admin/requests.jsonl write them\n")
                .hasLineCount(1);
    }

    @Test
    void theLineBehindGoodOnesIsNamed() throws IOException {
        try (MockSsp ssp = recording("2025-11")) {
            new ChatPublisher(ssp, KEY, "chat_1").says("Running shoes?");
        }
        String good = Files.readString(file());
        Files.writeString(file(), "\ufeff" + good + "\n" + good.replace("\"at\":\"20", "\"at\":\"yesterday 20"));
        assertThat(migrate().err()).contains(": line 3 is not an exchange: Text 'yesterday 20");
        Files.writeString(file(), good + good.replace("\"fill\"", "\"filled\""));
        assertThat(migrate().err()).contains(": line 2 is not an exchange: /outcome is \"filled\"");
        Files.writeString(file(), good + good.substring(0, good.length() / 2));
        assertThat(migrate().err()).contains(": line 2 is not JSON: ");
    }

    @Test
    void mistakesInTheArgumentsAreNamed() {
        String name = file().toString();
        assertMistake("migrate needs --from; allowed is one of 2025-11, 2026", "migrate", name, "--to", "2026");
        assertMistake("migrate needs --to; allowed is one of 2025-11, 2026", "migrate", name, "--from", "2025-11");
        assertMistake(
                "--to is \"2027\"; allowed is one of 2025-11, 2026",
                "migrate",
                name,
                "--from",
                "2025-11",
                "--to",
                "2027");
        assertMistake(
                "--from is 2026 and --to is 2025-11; expected an earlier revision and a later one, such as --from 2025-11"
                        + " --to 2026",
                "migrate",
                name,
                "--from",
                "2026",
                "--to",
                "2025-11");
        assertMistake(
                "--format is \"xml\"; allowed is one of text, json",
                "migrate",
                name,
                "--from",
                "2025-11",
                "--to",
                "2026",
                "--format",
                "xml");
        assertMistake(
                "migrate needs one recording, but got 0; expected mock-ssp migrate FILE --from REVISION --to REVISION",
                "migrate",
                "--from",
                "2025-11",
                "--to",
                "2026");
        assertMistake(
                "migrate: " + name + " cannot be read: it does not exist",
                "migrate",
                name,
                "--from",
                "2025-11",
                "--to",
                "2026");
        assertMistake(
                "migrate: " + folder + " is a folder; expected a recording",
                "migrate",
                folder.toString(),
                "--from",
                "2025-11",
                "--to",
                "2026");
    }

    private static void assertMistake(String message, String... args) {
        assertThat(run(args)).isEqualTo(new Result(2, "", "mock-ssp: " + message + "\n"));
    }

    @Test
    void helpAndCompletionKnowIt() {
        assertThat(run("--help").out()).contains("mock-ssp migrate FILE --from REVISION --to REVISION [OPTION]...");
        assertThat(run("migrate", "--help").out()).contains("--from=2025-11|2026", "--format=text|json");
        assertThat(run("completion", "bash").out()).contains("migrate", "(\"2025-11\" \"2026\") # --from values");
    }
}
