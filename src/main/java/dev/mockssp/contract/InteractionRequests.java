package dev.mockssp.contract;

import dev.mockssp.config.value.Revision;
import dev.mockssp.contract.Interaction.Link;
import dev.mockssp.core.Headers;
import dev.mockssp.core.VendorPaths;
import dev.mockssp.json.Json;
import dev.mockssp.schema.SchemaLibrary;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Creates the request of each outcome. */
final class InteractionRequests {

    private static final String UNKNOWN_TOKEN = "no-such-token";
    private static final Headers JSON = Headers.of("Content-Type", "application/json");
    private static final Headers BROWSER = Headers.of("User-Agent", "Mozilla/5.0 (Linux; Android 16) Chrome/143.0");

    private final SchemaLibrary schemas;
    private final String folder;

    /** @param folder the schema folder of the revision */
    InteractionRequests(SchemaLibrary schemas, String folder) {
        this.schemas = schemas;
        this.folder = folder;
    }

    Interaction.Request of(ContractCase contractCase) {
        Provider provider = contractCase.provider();
        return switch (contractCase.sent()) {
            case BODY -> withBody(contractCase, provider.path());
            case BODY_WITH_SLASH -> withBody(contractCase, provider.path() + "/");
            case PREFLIGHT -> bodiless("OPTIONS", provider.path(), preflight(contractCase), Optional.empty());
            case CLICK -> tracking(provider, provider.clickPath(), Link.EXAMPLE, Optional.of(provider.clickLink()));
            case VIEW -> view(Provider.VIEW_LINK);
            case EXCHANGE_VIEW -> view(Provider.pixelLink("viewToken", PixelRule.EXCHANGE));
            case DSP_VIEW -> view(Provider.pixelLink("dspViewToken", PixelRule.DSP));
            case VOTE -> vote(contractCase, Link.EXAMPLE, Optional.of(Provider.VOTE_LINK));
            case RESULTS ->
                tracking(provider, VendorPaths.POLL_RESULTS, Link.EXAMPLE, Optional.of(Provider.RESULTS_LINK));
            case UNKNOWN_CLICK -> tracking(provider, provider.clickPath(), UNKNOWN_TOKEN, Optional.empty());
            case UNKNOWN_VIEW -> tracking(provider, VendorPaths.VIEW, UNKNOWN_TOKEN, Optional.empty());
            case UNKNOWN_VOTE -> vote(contractCase, UNKNOWN_TOKEN, Optional.empty());
            case UNKNOWN_RESULTS -> tracking(provider, VendorPaths.POLL_RESULTS, UNKNOWN_TOKEN, Optional.empty());
        };
    }

    private Interaction.Request withBody(ContractCase contractCase, String path) {
        String schema = contractCase.provider().schema(folder, "request");
        ObjectNode body = body(contractCase, schema);
        Headers headers = JSON;
        if (contractCase.client().key) {
            headers = headers.with(contractCase.provider().keyHeader(), Contract.KEY);
        }
        for (Headers.Field field : contractCase.endUser().fields()) {
            headers = headers.with(field.name(), field.value());
        }
        return new Interaction.Request(
                "POST", path, "", withOrigin(headers, contractCase), body, Optional.of(schema), Optional.empty());
    }

    private ObjectNode body(ContractCase contractCase, String schema) {
        return contractCase
                .body()
                .apply(new RequestExamples(Json.read(schemas.file(schema).orElseThrow())));
    }

    private Interaction.Request vote(ContractCase contractCase, String token, Optional<Link> link) {
        String schema = folder + "/poll-vote.schema.json";
        return new Interaction.Request(
                "POST",
                VendorPaths.POLL_VOTE,
                "token=" + token,
                JSON,
                body(contractCase, schema),
                Optional.of(schema),
                link);
    }

    /** From revision 2026 on, a view needs the user's agent. */
    private Interaction.Request view(Link link) {
        Headers headers = folder.equals(Revision.R2025_11.label()) ? Headers.none() : BROWSER;
        return bodiless("GET", VendorPaths.VIEW, "token=" + Link.EXAMPLE, headers, Optional.of(link));
    }

    /** In the format of browsers: header names in lower case and sorted, without spaces. */
    private static Headers preflight(ContractCase contractCase) {
        String requestedHeaders =
                "content-type," + contractCase.provider().keyHeader().toLowerCase(Locale.ROOT);
        return withOrigin(Headers.none(), contractCase)
                .with("Access-Control-Request-Method", "POST")
                .with("Access-Control-Request-Headers", requestedHeaders);
    }

    private static Headers withOrigin(Headers headers, ContractCase contractCase) {
        ContractCase.ClientKind client = contractCase.client();
        if (client.registered) {
            return headers.with("Origin", Contract.REGISTERED_ORIGIN);
        }
        return client.foreign ? headers.with("Origin", Contract.FOREIGN_ORIGIN) : headers;
    }

    /** The SSP's token is a query parameter; the legacy token is the end of the path. */
    private static Interaction.Request tracking(Provider provider, String path, String token, Optional<Link> link) {
        return provider == Provider.SSP
                ? bodiless("GET", path, "token=" + token, Headers.none(), link)
                : bodiless("GET", path + token, "", Headers.none(), link);
    }

    private static Interaction.Request bodiless(String method, String path, Headers headers, Optional<Link> link) {
        return bodiless(method, path, "", headers, link);
    }

    private static Interaction.Request bodiless(
            String method, String path, String query, Headers headers, Optional<Link> link) {
        return new Interaction.Request(method, path, query, headers, MissingNode.getInstance(), Optional.empty(), link);
    }
}
