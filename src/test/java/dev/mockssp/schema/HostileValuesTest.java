package dev.mockssp.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockssp.json.MalformedJsonException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class HostileValuesTest {

    private static final String REQUEST = "2025-11/bid-request";
    private static final String CHAT = "{'userId':'u','chatId':'c','messages':[{'role':'user','content':'x'}],";

    @ParameterizedTest
    @ValueSource(strings = {"1e999", "-1e999", "1E-400", "-1E-400", "1e999999999", "1e-999999999", "1e2147483"})
    void aNumberBeyondAllBoundsIsJudgedAnywhere(String number) {
        for (String field : List.of("turn_number", "turns_from_last_ad", "request_type", "force", "config")) {
            assertThat(Check.of(REQUEST, CHAT + "'" + field + "':" + number + "}"))
                    .as(field)
                    .extracting(Violation::pointer)
                    .containsExactly("/" + field);
        }
        for (String field : List.of("ad_offset", "max_frequency", "max_headline_chars")) {
            assertThat(Check.of(REQUEST, CHAT + "'config':{'" + field + "':" + number + "}}"))
                    .as(field)
                    .extracting(Violation::pointer)
                    .containsExactly("/config/" + field);
        }
        assertThat(Check.of(REQUEST, CHAT + "'unknown':" + number + "}")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1e9999, 1e9999", "1e999999999, 1e999999999", "-1e-9999, -1e-9999", "-1e-999999999, -1e-999999999"})
    void aPriceBeyondAllBoundsIsRefused(String price, String budget) {
        assertThat(Check.of("inventory", "{'campaigns':[{'price':" + price + ",'budget':" + budget + "}]}"))
                .extracting(Violation::pointer)
                .contains("/campaigns/0/price", "/campaigns/0/budget");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1e999999999", "-1", "0", "0.0", "-1e-999999999"})
    void aPriceInAResponseIsAboveZero(String price) {
        assertThat(Check.of("2025-11/bid-response", "{'data':{'bid':{'price':" + price + "}}}"))
                .filteredOn(violation -> violation.pointer().equals("/data/bid/price"))
                .extracting(Violation::rule)
                .containsExactly("exclusiveMinimum");
    }

    @Test
    void deepNestingIsIgnoredOrRefusedByTheReader() {
        assertThat(Check.of(REQUEST, CHAT + "'x':" + "[".repeat(490) + "]".repeat(490) + "}"))
                .isEmpty();
        assertThatThrownBy(() -> Check.of(REQUEST, CHAT + "'x':" + "[".repeat(10_000) + "]".repeat(10_000) + "}"))
                .isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void aHugeArrayOfMistakesIsReportedInPart() {
        String messages = IntStream.range(0, 200_000).mapToObj(i -> "0").collect(Collectors.joining(","));
        assertThat(Check.of(REQUEST, "{'userId':'u','chatId':'c','messages':[" + messages + "]}"))
                .hasSize(ViolationMapper.MAX_VIOLATIONS)
                .last()
                .satisfies(violation -> assertThat(violation.path())
                        .isEqualTo(List.of("messages", ViolationMapper.MAX_VIOLATIONS - 1)));
    }

    /** networknt logs every exception of its own checks but one. */
    @Test
    void theEndOfACheckIsNotLogged() {
        PrintStream err = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            String countries = "'de',".repeat(300) + "'de'";
            assertThat(Check.of("inventory", "{'campaigns':[{'countries':[" + countries + "]}]}"))
                    .extracting(Violation::rule)
                    .contains("pattern");
        } finally {
            System.setErr(err);
        }
        assertThat(log.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void aHugeValidArrayIsValid() {
        String messages = IntStream.range(0, 20_000)
                .mapToObj(i -> "{'role':'user','content':'x'}")
                .collect(Collectors.joining(","));
        assertThat(Check.of(REQUEST, "{'userId':'u','chatId':'c','messages':[" + messages + "]}"))
                .isEmpty();
    }

    @Test
    void thousandsOfUnknownFieldsAreReportedInPart() {
        String fields =
                IntStream.range(0, 20_000).mapToObj(i -> "'f" + i + "':1").collect(Collectors.joining(","));
        assertThat(Check.of("2025-11/get-ad-request", "{" + fields + "}"))
                .hasSize(ViolationMapper.MAX_VIOLATIONS)
                .first()
                .extracting(Violation::pointer)
                .isEqualTo("/userId");
    }

    @Test
    void aValueIsShownShortAndInOneLine() {
        assertThat(Check.of(REQUEST, CHAT + "'request_type':'a\\n\\u0000\\u2028\\ud800" + "x".repeat(1000) + "'}"))
                .extracting(Violation::message)
                .containsExactly("/request_type must be one of \"contextual\", \"opener\", was"
                        + " \"a\\u000a\\u0000\\u2028\\ud800" + "x".repeat(35) + "…\"");
    }

    @Test
    void namesAreEscapedInPointersAndCutInMessages() {
        assertThat(Check.of("admin/reset", "{'a/b~c':1}").get(0).pointer()).isEqualTo("/a~1b~0c");
        Violation violation =
                Check.of("admin/reset", "{'\\n" + "x".repeat(10_000) + "':1}").get(0);
        assertThat(violation.pointer()).hasSize(10_002);
        assertThat(violation.message()).startsWith("/\\u000axxx").hasSizeLessThan(300);
    }

    @Test
    void theLanguageOfTheMachineChangesNothing() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(Check.lines(REQUEST, CHAT + "'turn_number':-1234.5,'request_type':'CONTEXTUAL'}"))
                    .containsExactly(
                            "/turn_number | type | /turn_number must be an integer, was the number -1234.5",
                            "/request_type | enum | /request_type must be one of \"contextual\", \"opener\","
                                    + " was \"CONTEXTUAL\"; did you mean \"contextual\"?");
        } finally {
            Locale.setDefault(before);
        }
    }
}
