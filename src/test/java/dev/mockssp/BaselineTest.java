package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.cli.Cli;
import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code mock-ssp report --write-baseline} and {@code --baseline}. */
class BaselineTest {

    private static final String GOOD =
            "{'userId':'u1','chatId':'%s','messages':[{'role':'user','content':'shoes','timestamp':1763978400}]}";
    private static final String TYPO = GOOD.replace("'chatId'", "'chat_id':1,'chatId'");
    private static final String MAIL = GOOD.replace("'shoes'", "'ask jo@mail.example'");

    @TempDir
    private Path folder;

    private Path baseline;
    private MockSsp ssp;

    private record Run(int code, String out, String err) {}

    @BeforeEach
    void start() {
        baseline = folder.resolve("baseline.json");
        ssp = MockSsp.start();
    }

    @AfterEach
    void stop() {
        ssp.close();
    }

    private static void bid(MockSsp ssp, String body) {
        new Client(ssp).bid("staging-a", body.formatted("c" + body.hashCode()), "X-User-Country", "US");
    }

    private static Run report(MockSsp ssp, String... more) {
        String[] args = new String[more.length + 5];
        System.arraycopy(new String[] {"report", "--url", ssp.baseUrl(), "--fail-on", "info"}, 0, args, 0, 5);
        System.arraycopy(more, 0, args, 5, more.length);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = new Cli()
                .run(
                        args,
                        Map.of(),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void isSortedWithALineForEachFinding() throws IOException {
        bid(ssp, MAIL);
        bid(ssp, TYPO);
        bid(ssp, TYPO);

        Run written = report(ssp, "--write-baseline", baseline.toString());
        assertThat(written.code).isZero();
        assertThat(written.out).contains("suppressed unknown-field (2) by --write-baseline " + baseline);
        assertThat(Files.readString(baseline)).isEqualTo("""
                {
                  "version": 1,
                  "findings": [
                    {"rule":"email-in-messages","endpoint":"bid-request","pointer":"/messages/*/content"},
                    {"rule":"unknown-field","endpoint":"bid-request","pointer":"/chat_id"}
                  ]
                }
                """);
    }

    @Test
    void failsOnlyOnNewFindings() {
        bid(ssp, TYPO);
        report(ssp, "--write-baseline", baseline.toString());
        bid(ssp, TYPO);
        Run known = report(ssp, "--baseline", baseline.toString());
        assertThat(known.code).isZero();
        assertThat(known.out)
                .contains("0 warnings", "suppressed unknown-field (2) by --baseline " + baseline)
                .doesNotContain("did you mean");

        bid(ssp, TYPO.replace("chat_id", "chat-id"));
        Run more = report(ssp, "--baseline", baseline.toString());
        assertThat(more.code).isEqualTo(1);
        assertThat(more.out).contains("warning unknown-field (1)", "/chat-id: \"chat-id\" (did you mean");
    }

    /** An entry of a finding that is gone would hide its return. */
    @ParameterizedTest
    @CsvSource({"text", "json", "junit", "html"})
    void namesTheEntriesThatAreGone(String format) {
        bid(ssp, TYPO);
        report(ssp, "--write-baseline", baseline.toString());
        try (MockSsp mended = MockSsp.start()) {
            bid(mended, GOOD);
            Run run = report(mended, "--baseline", baseline.toString(), "--format", format);
            assertThat(run.code).isZero();
            assertThat(run.out.replaceAll("<[^>]*>|[\",:{}]", " ").replaceAll("\\s+", " "))
                    .containsPattern("unknown-field (endpoint )?bid-request (pointer )?/chat_id");
        }
    }

    @Test
    void saysNothingOfEntriesThatNobodyLookedAt() {
        bid(ssp, TYPO);
        bid(ssp, MAIL);
        String file = baseline.toString();
        report(ssp, "--write-baseline", file);
        new Client(ssp).bid("staging-b", GOOD.formatted("c2"), "X-User-Country", "US");

        assertThat(report(ssp, "--baseline", file, "--key", "staging-b").out).doesNotContain("gone");
        assertThat(report(ssp, "--baseline", file, "--rule", "unknown-field=off").out)
                .doesNotContain("gone");
        assertThat(report(ssp, "--baseline", file, "--source", "replay", "--min-exchanges", "0").out)
                .doesNotContain("gone");
        try (MockSsp mended = MockSsp.start(Settings.of(Option.RULE, "unknown-field=off"))) {
            assertThat(report(mended, "--baseline", file, "--min-exchanges", "0").out)
                    .doesNotContain("gone");
            bid(mended, TYPO);
            assertThat(report(mended, "--baseline", file).out)
                    .contains("gone: email-in-messages")
                    .doesNotContain("gone: unknown-field");
        }
    }

    @Test
    void aReportOfMorePlacesThanItListsSaysSo() {
        for (int i = 0; i < 21; i++) {
            StringBuilder fields = new StringBuilder();
            for (int field = 0; field < 10; field++) {
                fields.append("'x").append(i).append('y').append(field).append("':1,");
            }
            bid(ssp, GOOD.replace("'chatId'", fields + "'chatId'"));
        }
        String line = "10 findings are counted without a place, because 200 others are listed";
        for (String format : List.of("text", "junit", "html")) {
            assertThat(report(ssp, "--format", format).out).as(format).contains(line);
        }
        assertThat(report(ssp, "--format", "json").out).contains("\"withoutPlace\" : 10");
        report(ssp, "--write-baseline", baseline.toString());
        Run known = report(ssp, "--baseline", baseline.toString());
        assertThat(known.code).isEqualTo(1);
        assertThat(known.out).contains("unknown-field (10)", line).doesNotContain("gone");
    }

    @Test
    void knowsFindingsWhoseExchangesAreGone() {
        try (MockSsp small =
                MockSsp.start(Settings.of(Option.JOURNAL_SIZE, 1).with(Option.RULE, "journal-evicted=off"))) {
            for (int i = 0; i < 30; i++) {
                bid(small, TYPO);
            }
            new Client(small).send("POST", "/__admin/reset", "{'key':'staging-a'}");
            assertThat(report(small, "--write-baseline", baseline.toString()).code)
                    .isZero();
            bid(small, TYPO);
            Run run = report(small, "--baseline", baseline.toString());
            assertThat(run.code).isZero();
            assertThat(run.out).contains("suppressed unknown-field (31)");
        }
    }

    @Test
    void isAppliedInEveryFormat() {
        bid(ssp, TYPO);
        String file = baseline.toString();
        report(ssp, "--write-baseline", file);
        assertThat(report(ssp, "--baseline", file, "--format", "junit").out)
                .contains("failures=\"0\"", "<skipped message=\"1 suppressed by --baseline ");
        assertThat(report(ssp, "--baseline", file, "--format", "json").out)
                .contains("\"warning\" : 0", "\"by\" : \"--baseline " + file);
        assertThat(report(ssp, "--baseline", file, "--format", "html").out)
                .contains("No rule was broken.", "--baseline " + file);
    }

    @Test
    void isNotWrittenOfNothing() {
        Run run = report(ssp, "--write-baseline", baseline.toString());
        assertThat(run.code).isEqualTo(1);
        assertThat(baseline).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{; at line 1",
                "[]; must be an object, was an array",
                "{}; version",
                "{\"version\":2,\"findings\":[]}; /version",
                "{\"version\":1,\"findings\":[{\"rule\":\"x\",\"endpoint\":\"y\"}]}; /findings/0/pointer",
            })
    void thatIsBrokenIsAnErrorWithFileAndPlace(String json, String message) throws IOException {
        Files.writeString(baseline, json);
        Run run = report(ssp, "--baseline", baseline.toString());
        assertThat(run.code).isEqualTo(2);
        assertThat(run.err).contains(message);
        assertThat(run.err.lines())
                .isNotEmpty()
                .allMatch(line -> line.startsWith("mock-ssp: --baseline: " + baseline + ": "));
    }

    @Test
    void thatCannotBeUsedIsAnError() {
        assertThat(report(ssp, "--baseline", baseline.toString()).err)
                .contains("--baseline: " + baseline + " does not exist; --write-baseline " + baseline + " creates it");
        assertThat(report(ssp, "--baseline", folder.toString()).code).isEqualTo(2);
        bid(ssp, TYPO);
        Run unwritable =
                report(ssp, "--write-baseline", folder.resolve("no/where.json").toString());
        assertThat(unwritable.code).isEqualTo(2);
        assertThat(unwritable.err).contains("--write-baseline: ", "cannot be written: ");
        assertThat(report(ssp, "--baseline", "a", "--write-baseline", "b").err).contains("cannot be combined");
    }
}
