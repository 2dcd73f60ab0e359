package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.cli.Cli;
import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.drift.Sleeper;
import dev.mockssp.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** A target is checked by the revision that it speaks, or by the one that the user names. */
@Timeout(120)
class DriftRevisionTest {

    private static final Sleeper AT_ONCE = new Sleeper() {
        @Override
        public long nanos() {
            return 0;
        }

        @Override
        public void sleep(Duration duration) {
            // at once
        }
    };

    private static MockSsp earlier;
    private static MockSsp later;
    private static Mutant target;

    private record Ran(int exit, String out, String err) {
        JsonNode json() {
            return Json.read(out.getBytes(StandardCharsets.UTF_8));
        }

        Stream<String> named(String verdict) {
            return json().path("interactions")
                    .valueStream()
                    .filter(one -> one.path("verdict").stringValue().equals(verdict))
                    .map(one -> one.path("name").stringValue());
        }
    }

    @BeforeAll
    static void start() {
        earlier = MockSsp.start(Settings.of(Option.RATE_LIMIT, 1_000_000));
        later = MockSsp.start(Settings.of(Option.RATE_LIMIT, 1_000_000).with(Option.REVISION, "2026"));
        target = Mutant.of(later.baseUrl(), Mutation.NONE);
    }

    @AfterAll
    static void stop() {
        target.close();
        later.close();
        earlier.close();
    }

    @AfterEach
    void honestAgain() {
        target.become(Mutation.NONE);
        later.reset();
        earlier.reset();
    }

    private static Ran check(String url, boolean states, String... more) {
        List<String> arguments = new ArrayList<>(List.of("drift", "--target", url, "--key", "staging-key"));
        if (states) {
            arguments.addAll(List.of("--state-url", url + "/__admin/pact/states"));
        }
        arguments.addAll(List.of(more));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = new Cli(AT_ONCE)
                .run(
                        arguments.toArray(String[]::new),
                        Map.of(),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Ran(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({"2025-11, true", "2025-11, false", "2026, true", "2026, false"})
    void itIsDetectedAndNothingDrifts(String revision, boolean states) {
        String url = revision.equals("2026") ? later.baseUrl() : earlier.baseUrl();
        Ran ran = check(url, states, "--format", "json");

        assertThat(ran.json().path("revision").stringValue()).isEqualTo(revision);
        assertThat(ran.json().path("revisionDetected").booleanValue()).isTrue();
        assertThat(ran.named("changed")).as(ran.out()).isEmpty();
        assertThat(ran.exit()).as(ran.err()).isZero();
        if (states) {
            assertThat(ran.json().path("notDrivable").intValue()).isZero();
        } else if (revision.equals("2026")) {
            assertThat(ran.named("unchanged"))
                    .contains("poll", "vote", "results", "exchange-view", "dsp-view", "country-alone", "end-user")
                    .doesNotContain("text");
        }
    }

    @Test
    void theFirstLineOfTheTextSaysWhichAndWhy() {
        assertThat(check(later.baseUrl(), false).out())
                .startsWith("revision 2026, detected: bids have a placement; X-User-Country alone gets 400\n")
                .contains(later.baseUrl() + ", revision 2026: ");
        assertThat(check(earlier.baseUrl(), false).out())
                .startsWith("revision 2025-11, detected: bids have no placement; X-User-Country alone gets 200\n");
    }

    @Test
    void theRevisionThatTheUserNamesIsNotDetected() {
        Ran same = check(later.baseUrl(), true, "--revision", "2026");
        assertThat(same.exit()).as(same.out()).isZero();
        assertThat(same.out()).doesNotContain("detected");

        Ran other = check(later.baseUrl(), false, "--revision", "2025-11", "--format", "json");
        assertThat(other.exit()).isEqualTo(1);
        assertThat(other.json().path("revisionDetected").booleanValue()).isFalse();
        assertThat(other.out()).contains("/data/bid/placement");

        Ran reverse = check(earlier.baseUrl(), true, "--revision", "2026", "--format", "json");
        assertThat(reverse.exit()).isEqualTo(1);
        assertThat(reverse.named("changed")).contains("fill", "country-alone");
    }

    @Test
    void anUnknownRevisionIsAMistake() {
        Ran ran = check(later.baseUrl(), false, "--revision", "2027");
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("--revision", "2027", "2025-11, 2026");
    }

    @Test
    void oneSignOf2026IsEnough() {
        target.become(Mutation.status(400, 200));
        assertThat(check(target.baseUrl(), false).out()).startsWith("revision 2026, detected");
        target.become(Mutation.drop("bid", "placement"));
        Ran ran = check(target.baseUrl(), false);
        assertThat(ran.out()).startsWith("revision 2026, detected").contains("/data/bid/placement: expected");
        assertThat(ran.exit()).isEqualTo(1);
    }

    @Test
    void aTargetThatDoesNotShowItIsCheckedByTheDefault() {
        target.become(Mutation.status(200, 202));
        Ran ran = check(target.baseUrl(), false);
        assertThat(ran.out())
                .startsWith("revision not detected: a valid bid request got the status 202; checked by 2025-11\n");
        assertThat(ran.exit()).isEqualTo(1);
    }

    @Test
    void aTargetThatIsNotTheApiIsStillSaidSo() {
        target.become(response -> response.withStatus(200)
                .withBody("<html></html>".getBytes(StandardCharsets.UTF_8))
                .withHeaders(Map.of("Content-Type", List.of("text/html"))));
        Ran ran = check(target.baseUrl(), false);
        assertThat(ran.exit()).as(ran.err()).isEqualTo(3);
        assertThat(ran.out()).isEmpty();
        assertThat(check("http://127.0.0.1:1", false).exit()).isEqualTo(1);
    }

    private static final Map<String, Mutation> SEEDED = Map.of(
            "/data/bid/placement", Mutation.drop("bid", "placement"),
            "/data/bid/ad_format", Mutation.set("bid", "ad_format", "sponsored_message"),
            "/data/bid/vote_url", Mutation.set("bid", "vote_url", "/vote"),
            "/data/bid/options/0/text", Mutation.drop("options", "text"),
            "/data/total_votes", Mutation.set("data", "total_votes", "many"),
            "/detail", Mutation.rename("", "detail", "error"),
            "status", Mutation.status(422, 400),
            "/data/bid/url",
                    Mutation.edit("bid", bid -> {
                        if (bid.has("url")) {
                            bid.put("url", bid.path("url").stringValue().replace("&thrad_view_url=", "&thrad_url="));
                        }
                    }));

    /** One response may have all those that do not hide others. */
    static Stream<Set<String>> seeded() {
        Set<String> alone = Set.of("/data/bid/ad_format", "/detail", "status");
        Set<String> together = new TreeSet<>(SEEDED.keySet());
        together.removeAll(alone);
        return Stream.concat(Stream.of(together), alone.stream().map(Set::of));
    }

    @ParameterizedTest
    @MethodSource("seeded")
    void aChangeOfWhat2026AddedIsFound(Set<String> fields) {
        target.become(fields.stream().map(SEEDED::get).reduce(Mutation.NONE, Mutation::then));
        for (boolean states : new boolean[] {false, true}) {
            Ran ran = check(target.baseUrl(), states, "--format", "json", "--revision", "2026");
            assertThat(ran.exit()).isEqualTo(1);
            assertThat(ran.json().findValues("field"))
                    .extracting(JsonNode::stringValue)
                    .containsAll(fields);
        }
    }
}
