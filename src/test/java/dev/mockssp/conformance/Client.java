package dev.mockssp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Revision;
import dev.mockssp.json.Json;
import dev.mockssp.schema.OpenApiSchemas;
import dev.mockssp.schema.SchemaLibrary;
import dev.mockssp.schema.openapi.OpenApiDocument;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The client of the conformance tests. It validates every response against the published schemas, so that no test can
 * forget to.
 */
final class Client {

    private static final SchemaLibrary SCHEMAS = new SchemaLibrary();
    private static final OpenApiSchemas COMPONENTS =
            new OpenApiSchemas(new OpenApiDocument().document(Revision.R2025_11, "http://localhost"), true);

    /** No content and redirects: the only responses without JSON, apart from the image of a view ping. */
    private static final Set<Integer> BODILESS = Set.of(204, 302);

    private final Vendor vendor;

    Client(Vendor vendor) {
        this.vendor = vendor;
    }

    VendorResponse send(VendorRequest ask) {
        VendorResponse response = vendor.send(ask);
        if (response.isJson()) {
            String schema = VendorBodies.schema(ask, response.status());
            assertThat(SCHEMAS.check(schema, response.json()))
                    .as("breaks of %s in %s", schema, response)
                    .isEmpty();
            assertThat(COMPONENTS.errors(component(ask, response.status()), response.json()))
                    .as("what a generated client could not decode in %s", response)
                    .isEmpty();
            VendorBodies.add(schema, response);
        } else if (BODILESS.contains(response.status())) {
            assertThat(response.body()).as("body of a %s", response.status()).isEmpty();
        } else {
            assertThat(response.header("Content-Type"))
                    .as("type of an answer that is no JSON: %s", response)
                    .isEqualTo("image/gif");
        }
        if (response.status() == 200 && ask.method().equals("POST")) {
            assertThat(COMPONENTS.errors(ask.legacy() ? "GetAdRequest" : "BidRequest", Json.read(ask.body())))
                    .as("what a generated client could not send, of %s", ask)
                    .isEmpty();
        }
        return response;
    }

    private static String component(VendorRequest ask, int status) {
        return status != 200 ? "ErrorResponse" : ask.legacy() ? "GetAdResponse" : "BidResponse";
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
