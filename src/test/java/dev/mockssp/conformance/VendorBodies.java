package dev.mockssp.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.config.value.Revision;
import dev.mockssp.core.VendorPaths;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.scenario.library.ScenarioLibrary;
import dev.mockssp.schema.SchemaLibrary;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.platform.testkit.engine.EngineTestKit;

/** JSON bodies of the simulated vendor API, each with the name of its published schema. */
public final class VendorBodies {

    private static final ScenarioLibrary LIBRARY =
            new ScenarioLibrary(new DocumentReader(SchemaLibrary.shared())::scenario);
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
                .selectors(selectClass(InMemoryVendorTest.class), selectClass(InMemory2026Test.class))
                .execute()
                .testEvents()
                .assertStatistics(statistics -> statistics.failed(0).aborted(0));
        return Set.copyOf(RECEIVED);
    }

    /**
     * @param scenario the name of a built-in scenario without a network fault
     * @return the JSON bodies of both endpoints under this scenario in each of its revisions, for requests of all kinds
     */
    public static Set<Body> ofScenario(String scenario) {
        Optional<Revision> only = LIBRARY.find(scenario).orElseThrow().revision();
        Set<Body> bodies = new LinkedHashSet<>();
        Stream.of(Revision.values())
                .filter(revision -> only.orElse(revision) == revision)
                .forEach(revision -> bodies.addAll(ofScenario(scenario, revision)));
        return bodies;
    }

    private static Set<Body> ofScenario(String scenario, Revision revision) {
        Set<Body> bodies = new LinkedHashSet<>();
        Settings settings = Settings.of(Option.SEED, 5).with(Option.REVISION, revision.label());
        try (Vendor vendor = new EngineVendor(settings.config())) {
            vendor.use(scenario);
            requests().forEach(ask -> {
                VendorResponse response = vendor.send(ask);
                if (response.isJson()) {
                    bodies.add(new Body(schema(revision, ask, response.status()), response.text()));
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

    private static Stream<VendorRequest> requests() {
        Stream<VendorRequest> turns = IntStream.range(0, 8)
                .boxed()
                .flatMap(turn -> Stream.of("staging-key", "production-key")
                        .flatMap(key -> Stream.of(
                                VendorRequest.bid(key, Bodies.chat("I need running shoes", "for trail " + turn)),
                                VendorRequest.ad(key, Bodies.turn("Which running shoes? " + turn)))));
        Stream<VendorRequest> others = Stream.of(
                VendorRequest.bid("staging-key", Bodies.opener()),
                VendorRequest.bid("staging-key", Bodies.with(Bodies.chat("shoes"), "ad_formats", "['sponsored_poll']")),
                VendorRequest.bid("staging-key", Bodies.opener("['sponsored_prompt','sponsored_message']")),
                VendorRequest.bid("staging-key", Bodies.opener("['sponsored_message']")),
                VendorRequest.bid(
                        "staging-key", Bodies.with(Bodies.chat("shoes"), "config", "{'max_headline_chars':30}")),
                VendorRequest.bid(
                        "staging-key", Bodies.with(Bodies.chat("shoes"), "config", "{'image_enabled':false}")),
                VendorRequest.bid("staging-key", Bodies.with(Bodies.chat("shoes"), "userId", "7")),
                VendorRequest.bid("nobody", Bodies.chat("shoes")),
                VendorRequest.ad("staging-key", Bodies.with(Bodies.turn("shoes"), "content", "{}")),
                VendorRequest.ad("nobody", Bodies.turn("shoes")),
                VendorRequest.get(VendorRequest.BID),
                VendorRequest.get(VendorRequest.GET_AD));
        return Stream.concat(turns, others);
    }

    private static String poll(VendorRequest ask, int status) {
        if (ask.target().contains("form=earlier")) {
            return status == 200 ? "poll-earlier-results" : "poll-earlier-error";
        }
        return status == 200 ? "poll-results" : status == 422 ? "poll-validation-error" : "tracking-error";
    }

    static void add(String schema, VendorResponse response) {
        RECEIVED.add(new Body(schema, response.text()));
    }

    static String schema(Revision revision, VendorRequest ask, int status) {
        if (ask.target().startsWith("/api/v1/tracking/sponsored-polls/")
                && !Set.of(405, 413, 503).contains(status)) {
            return revision.schema(poll(ask, status) + ".schema.json");
        }
        boolean link = Set.of(VendorPaths.VIEW, VendorPaths.CLICK)
                .contains(ask.target().replaceFirst("\\?.*", ""));
        if (revision == Revision.R2026 && link && (status == 400 || status == 404)) {
            return revision.schema("tracking-error.schema.json");
        }
        String name = (ask.legacy() ? "get-ad-" : "bid-") + (status == 200 ? "response" : "error");
        return revision.schema(name + ".schema.json");
    }
}
