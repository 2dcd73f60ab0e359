package dev.mockssp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.value.Revision;
import dev.mockssp.json.Json;
import dev.mockssp.schema.OpenApiSchemas;
import dev.mockssp.schema.SchemaLibrary;
import dev.mockssp.schema.openapi.OpenApiDocument;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The client of the conformance tests. It validates every response against the published schemas, so that no test can
 * forget to.
 */
final class Client {

    private static final SchemaLibrary SCHEMAS = SchemaLibrary.shared();
    private static final Map<Revision, OpenApiSchemas> COMPONENTS = new ConcurrentHashMap<>();

    /** No content and redirects: the only responses without JSON, apart from the image of a view ping. */
    private static final Set<Integer> BODILESS = Set.of(204, 302);

    /** Only a scenario sends this body, in place of another one. */
    private static final Set<String> UNDOCUMENTED = Set.of("PollEarlierResults");

    private final Vendor vendor;
    private final Revision revision;

    Client(Vendor vendor, Revision revision) {
        this.vendor = vendor;
        this.revision = revision;
    }

    /** Sends a request with the headers that the revision requires. */
    VendorResponse send(VendorRequest ask) {
        return sendAsItIs(revision == Revision.R2025_11 ? ask : complete(ask));
    }

    private static VendorRequest complete(VendorRequest ask) {
        VendorRequest complete = ask;
        if (ask.headers().has("X-User-Country") && !ask.headers().has("X-User-Device")) {
            complete = complete.with("X-User-Device", "mobile");
        }
        if (ask.headers().has("X-User-Country") && !ask.headers().has("X-User-Timezone")) {
            complete = complete.with("X-User-Timezone", "Europe/Berlin");
        }
        if (ask.target().startsWith(VendorRequest.BID)) {
            complete = complete.consenting();
        }
        if (!ask.headers().has("User-Agent")) {
            complete = complete.with("User-Agent", "Mozilla/5.0 (X11; Linux x86_64)");
        }
        return complete;
    }

    private OpenApiSchemas components() {
        return COMPONENTS.computeIfAbsent(
                revision, one -> new OpenApiSchemas(new OpenApiDocument().document(one, "http://localhost"), true));
    }

    /** Sends a request without a change, and does not validate the response. */
    VendorResponse raw(VendorRequest ask) {
        return vendor.send(ask);
    }

    /** Sends a request without a change. */
    VendorResponse sendAsItIs(VendorRequest ask) {
        VendorResponse response = vendor.send(ask);
        if (response.isJson()) {
            String schema = VendorBodies.schema(revision, ask, response.status());
            assertThat(SCHEMAS.check(schema, response.json()))
                    .as("breaks of %s in %s", schema, response)
                    .isEmpty();
            if (!UNDOCUMENTED.contains(component(schema))) {
                assertThat(components().errors(component(schema), response.json()))
                        .as("what a generated client could not decode in %s", response)
                        .isEmpty();
            }
            VendorBodies.add(schema, response);
        } else if (BODILESS.contains(response.status())) {
            assertThat(response.body()).as("body of a %s", response.status()).isEmpty();
        } else {
            assertThat(response.header("Content-Type"))
                    .as("type of an answer that is no JSON: %s", response)
                    .isEqualTo("image/gif");
        }
        if (response.status() == 200 && ask.method().equals("POST")) {
            assertThat(components().errors(requestComponent(ask), Json.read(ask.body())))
                    .as("what a generated client could not send, of %s", ask)
                    .isEmpty();
        }
        return response;
    }

    private static String requestComponent(VendorRequest ask) {
        return ask.legacy() ? "GetAdRequest" : ask.isVote() ? "PollVote" : "BidRequest";
    }

    private static String component(String schema) {
        String name = schema.replaceAll(".*/|\\.schema\\.json$", "");
        return name.equals("bid-error") || name.equals("get-ad-error")
                ? "ErrorResponse"
                : Stream.of(name.split("-"))
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(Collectors.joining());
    }

    /** Opens a URL that the mock server has issued. */
    VendorResponse follow(String url) {
        return send(VendorRequest.get(url.substring(url.indexOf("/api/"))));
    }

    String base() {
        return vendor.base();
    }

    void advance(Duration by) {
        vendor.advance(by);
    }

    void use(String scenario) {
        vendor.use(scenario);
    }

    List<JsonNode> journal() {
        return vendor.journal();
    }

    JsonNode lastExchange() {
        List<JsonNode> all = journal();
        return all.get(all.size() - 1);
    }
}
