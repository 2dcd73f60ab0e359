package dev.mockssp.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.platform.testkit.engine.EngineTestKit;

/** JSON bodies of the simulated vendor API, each with the name of its published schema. */
public final class VendorBodies {

    private static final String FOLDER = "2025-11/";
    private static final Set<Body> RECEIVED = ConcurrentHashMap.newKeySet();

    private VendorBodies() {}

    /**
     * @param schema the path of a schema file
     * @param json a response body
     */
    public record Body(String schema, String json) {}

    /** Runs the conformance suite against the engine in memory and returns each body that a test received. */
    public static Set<Body> ofTheConformanceSuite() {
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(InMemoryVendorTest.class))
                .execute()
                .testEvents()
                .assertStatistics(statistics -> statistics.failed(0).aborted(0));
        return Set.copyOf(RECEIVED);
    }

    /**
     * @param scenario the name of a built-in scenario without a network fault
     * @return the JSON bodies of both endpoints under this scenario, for requests of all kinds
     */
    public static Set<Body> ofScenario(String scenario) {
        Set<Body> bodies = new LinkedHashSet<>();
        try (Vendor vendor = new EngineVendor(Settings.of(Option.SEED, 5).config())) {
            vendor.use(scenario);
            requests().forEach(ask -> {
                Answer response = vendor.send(ask);
                if (response.isJson()) {
                    bodies.add(new Body(schema(ask, response.status()), response.text()));
                }
            });
        }
        assertThat(vendorErrors(bodies))
                .as("errors of both endpoints under %s", scenario)
                .hasSizeGreaterThan(1);
        return bodies;
    }

    private static List<Body> vendorErrors(Set<Body> bodies) {
        return bodies.stream().filter(body -> body.schema().contains("-error")).toList();
    }

    private static Stream<Ask> requests() {
        Stream<Ask> turns = IntStream.range(0, 8)
                .boxed()
                .flatMap(turn -> Stream.of("staging-key", "production-key")
                        .flatMap(key -> Stream.of(
                                Ask.bid(key, Bodies.chat("I need running shoes", "for trail " + turn)),
                                Ask.ad(key, Bodies.turn("Which running shoes? " + turn)))));
        Stream<Ask> others = Stream.of(
                Ask.bid("staging-key", Bodies.opener()),
                Ask.bid("staging-key", Bodies.opener("['sponsored_prompt','sponsored_message']")),
                Ask.bid("staging-key", Bodies.opener("['sponsored_message']")),
                Ask.bid("staging-key", Bodies.with(Bodies.chat("shoes"), "config", "{'max_headline_chars':30}")),
                Ask.bid("staging-key", Bodies.with(Bodies.chat("shoes"), "config", "{'image_enabled':false}")),
                Ask.bid("staging-key", Bodies.with(Bodies.chat("shoes"), "userId", "7")),
                Ask.bid("nobody", Bodies.chat("shoes")),
                Ask.ad("staging-key", Bodies.with(Bodies.turn("shoes"), "content", "{}")),
                Ask.ad("nobody", Bodies.turn("shoes")),
                Ask.get(Ask.BID),
                Ask.get(Ask.GET_AD));
        return Stream.concat(turns, others);
    }

    static void add(String schema, Answer response) {
        RECEIVED.add(new Body(schema, response.text()));
    }

    static String schema(Ask ask, int status) {
        String name = (ask.legacy() ? "get-ad-" : "bid-") + (status == 200 ? "response" : "error");
        return FOLDER + name + ".schema.json";
    }
}
