package dev.mockssp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.server.RawClient;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of every wrong kind get the documented status and a message that names the place (contract.md 1.2, 2.1). */
@Timeout(60)
class BadInputTest {

    private final MockSsp ssp = MockSsp.start(Settings.of(Option.RATE_LIMIT, 0));

    @AfterEach
    void theNextRequestWorksAndTheJournalCanBeRead() throws Exception {
        for (Api api : Api.values()) {
            assertThat(Publisher.of(ssp, api, "staging-next").ask().valid(200).filled())
                    .isTrue();
        }
        int port = URI.create(ssp.baseUrl()).getPort();
        String journal = "GET /__admin/requests HTTP/1.1\r\nHost: localhost\r\n\r\n";
        assertThat(RawClient.ask(port, journal).status()).isEqualTo(200);
        ssp.close();
    }

    private Publisher publisher(Api api) {
        return Publisher.of(ssp, api, "staging-bad");
    }

    private String refusal(Api api, byte[] body) {
        return publisher(api).ask(body).valid(api.invalid()).message();
    }

    private String refusal(Api api, String body) {
        return refusal(api, body.getBytes(UTF_8));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNoJson(Api api) {
        assertThat(refusal(api, "")).contains("empty");
        assertThat(refusal(api, " \n\t ")).contains("empty");
        assertThat(refusal(api, new byte[100])).contains("code 0");
        assertThat(refusal(api, api.relevant().getBytes(UTF_16))).contains("not valid UTF-8");
        assertThat(refusal(api, api.relevant().getBytes(UTF_16LE))).contains("code 0");
        assertThat(refusal(api, "{\"userId\":\"é\"}".getBytes(ISO_8859_1))).contains("not valid UTF-8");
        assertThat(refusal(api, api.relevant().replace("user_123", "a\0b"))).contains("code 0");
        assertThat(refusal(api, api.relevant() + "{}")).contains("more text");
        assertThat(refusal(api, api.relevant().replaceAll("}$", "")))
                .contains("end-of-input", "line ")
                .doesNotContain("REDACTED");
        assertThat(refusal(api, "{'userId':'u'}")).contains("double-quote");
        assertThat(refusal(api, "{\"userId\":NaN}")).contains("NaN").doesNotContain("Feature");
        assertThat(refusal(api, "<html>")).contains("'<'");
    }

    @ParameterizedTest
    @EnumSource
    void aNameThatIsThereTwice(Api api) {
        assertThat(refusal(api, api.relevant().replaceFirst("\\{", "{\"userId\":\"a\",")))
                .contains("Duplicate")
                .contains("\"userId\"");
        assertThat(refusal(api, with(api, "x", "{\"a\":1,\"a\":2}")))
                .contains("Duplicate")
                .contains("\"a\"");
    }

    @ParameterizedTest
    @EnumSource
    void nestingThatIsTooDeep(Api api) {
        for (String open : List.of("[", "{\"a\":", "[{\"b\":")) {
            assertThat(refusal(api, open.repeat(100_000)))
                    .contains("nesting depth", "500")
                    .doesNotContain("`");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBodyThatIsTooLong(Api api) {
        byte[] body = api.relevantWith("x", "y".repeat(10 << 20)).getBytes(UTF_8);
        assertThat(publisher(api).ask(body).valid(413).message()).contains("1048576 bytes");
    }

    @ParameterizedTest
    @EnumSource
    void aTopLevelThatIsNoObject(Api api) {
        for (String text : List.of("[]", "null", "1", "\"x\"", "true", "[" + api.relevant() + "]")) {
            assertThat(refusal(api, text)).contains("object");
        }
    }

    @ParameterizedTest
    @EnumSource
    void escapesThatAreAllowedThoughStrange(Api api) {
        for (String text : List.of("\\u0000", "\\ud800", "\\udc00\\ud800", "\\u202e", "\\uffff")) {
            String body = api.relevant().replace("user_123", "a" + text).replace("running", text + " running");
            assertThat(publisher(api).ask(body).valid(200).filled()).isTrue();
        }
    }

    static Stream<Arguments> fields() {
        List<String> numbers = List.of("/turn_number", "/turns_from_last_ad");
        List<String> settings = List.of("ad_offset", "max_frequency", "max_headline_chars");
        return Stream.of(
                        wrong(Api.SSP, "/userId", "null", "1", "1.5", "true", "[]", "{}", "\"\""),
                        wrong(Api.SSP, "/chatId", "null", "1", "true", "[]", "{}", "\"\""),
                        wrong(Api.SSP, "/messages", "null", "1", "\"x\"", "true", "[]", "{}"),
                        wrong(Api.SSP, "/request_type", "null", "1", "\"x\"", "[]", "\"Contextual\""),
                        wrong(Api.SSP, "/ad_formats", "null", "1", "\"sponsored_message\"", "[]", "{}"),
                        wrong(Api.SSP, "/force", "null", "1", "\"true\"", "[]"),
                        wrong(Api.SSP, "/config", "1", "\"x\"", "[]", "true"),
                        numbers.stream().flatMap(field -> wrong(Api.SSP, field, "null", "\"4\"", "[]", "true")),
                        numbers.stream().flatMap(field -> wrong(Api.SSP, field, "-1", "1.5", "1E-400", "1e999")),
                        numbers.stream().flatMap(field -> wrong(Api.SSP, field, "9".repeat(30), "2147483648")),
                        wrong(Api.LEGACY, "/userId", "null", "1", "[]", "{}", '"' + "x".repeat(101) + '"'),
                        wrong(Api.LEGACY, "/chatId", "null", "true", "[]", '"' + "x".repeat(101) + '"'),
                        wrong(Api.LEGACY, "/content", "null", "1", "\"x\"", "[]"),
                        wrong(Api.LEGACY, "/userRegion", "1", "true", "[]", "{}"),
                        wrong(Api.LEGACY, "/metaData", "1", "\"x\"", "[]"),
                        wrong(Api.LEGACY, "/force", "1", "\"true\"", "[]"),
                        wrong(Api.LEGACY, "/conversationOffset", "-1", "21", "\"2\"", "null", "1e999", "2.5"),
                        wrong(Api.LEGACY, "/adFrequencyLimit", "-1", "21", "true", "[]", "1E-400"),
                        wrong(Api.LEGACY, "/production", "null", "1", "\"yes\""),
                        wrong(Api.LEGACY, "/unknown", "1", "null"),
                        settings.stream().flatMap(name -> config(name, "-1", "\"5\"", "true", "1.5", "1e999", "[]")),
                        config("max_headline_chars", "29", "0", "-0"),
                        config("image_enabled", "1", "\"on\"", "{}"),
                        config("experiment_tag", "1", "true", '"' + "x".repeat(31) + '"'))
                .flatMap(part -> part);
    }

    private static Stream<Arguments> wrong(Api api, String pointer, String... values) {
        String name = pointer.substring(1);
        return Stream.of(values).map(value -> Arguments.of(api, pointer, with(api, name, value)));
    }

    private static Stream<Arguments> config(String name, String... values) {
        return Stream.of(values)
                .map(value -> Arguments.of(
                        Api.SSP, "/config/" + name, with(Api.SSP, "config", "{\"" + name + "\":" + value + "}")));
    }

    /** A relevant body with a value that need not be JSON that this mapper would write. */
    private static String with(Api api, String name, String value) {
        return api.relevantWith(name, "#").replace("\"#\"", value);
    }

    @ParameterizedTest
    @MethodSource("fields")
    void aFieldOfTheWrongKindIsNamed(Api api, String pointer, String body) {
        assertThat(refusal(api, body)).startsWith(pointer + " ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{\"role\":\"user\"}] | /messages/0/content",
                "[{\"content\":\"x\"}] | /messages/0/role",
                "[{\"role\":\"system\",\"content\":\"x\"}] | /messages/0/role",
                "[{\"role\":\"user\",\"content\":\"x\"},{\"role\":\"user\",\"content\":null}] | /messages/1/content",
                "[1] | /messages/0",
                "[null] | /messages/0",
                "[[]] | /messages/0",
                "[{\"role\":\"user\",\"content\":\"x\",\"timestamp\":true}] | /messages/0/timestamp",
                "[{\"role\":\"user\",\"content\":\"x\",\"timestamp\":null}] | /messages/0/timestamp",
                "[{\"role\":\"user\",\"content\":\"x\",\"timestamp\":1e999}] | /messages/0/timestamp"
            })
    void aMessageOfTheWrongKindIsNamed(String messages, String pointer) {
        assertThat(refusal(Api.SSP, with(Api.SSP, "messages", messages))).startsWith(pointer + " ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"user\":\"x\"} | /content/chatbot",
                "{\"chatbot\":\"x\"} | /content/user",
                "{\"user\":1,\"chatbot\":\"x\"} | /content/user",
                "{\"user\":\"x\",\"chatbot\":\"x\",\"system\":\"x\"} | /content/system"
            })
    void aContentOfTheWrongKindIsNamed(String content, String pointer) {
        assertThat(refusal(Api.LEGACY, with(Api.LEGACY, "content", content))).startsWith(pointer + " ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e99999999999", "-1e99999999999", "1e-99999999999"})
    void aNumberBeyondAllBoundsIsNamed(String number) {
        for (Api api : Api.values()) {
            assertThat(refusal(api, with(api, "userId", number))).contains("/userId", "out of range");
            String nested = with(api, api == Api.SSP ? "unknown" : "metaData", "{\"a\":[1," + number + "]}");
            assertThat(refusal(api, nested)).contains("/a/1", "out of range");
        }
        assertThat(refusal(Api.SSP, with(Api.SSP, "turn_number", "9".repeat(1001))))
                .contains("1001")
                .doesNotContain("`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999", "-1e999", "1E-400", "1e-1000000000", "1e2147483647", "-0", "-0.0", "0e0"})
    void aStrangeNumberInAFieldThatIsIgnoredIsIgnored(String number) {
        assertThat(publisher(Api.SSP)
                        .ask(with(Api.SSP, "unknown", number))
                        .valid(200)
                        .filled())
                .isTrue();
        assertThat(publisher(Api.LEGACY)
                        .ask(with(Api.LEGACY, "metaData", "{\"a\":" + number + "}"))
                        .valid(200)
                        .filled())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0", "-0.0", "4.0", "1e1", "0.1e1", "2147483647", "100E-2"})
    void aWholeNumberIsOneHoweverItIsWritten(String number) {
        publisher(Api.SSP).ask(with(Api.SSP, "turn_number", number)).valid(200);
    }

    @Test
    void theMediaTypeIsNamed() {
        for (Api api : Api.values()) {
            for (String type :
                    List.of("text/plain", "application/jsonp", "", "application/*", "é", "application/json,x")) {
                assertThat(publisher(api)
                                .with("Content-Type", type)
                                .ask()
                                .valid(api.invalid())
                                .message())
                        .contains("Content-Type");
            }
            for (String type :
                    List.of("application/json;charset=utf-8", "Application/JSON ; x=\"", "application/json;")) {
                publisher(api).with("Content-Type", type).ask().valid(200);
            }
        }
    }
}
