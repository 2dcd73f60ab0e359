package dev.mockssp.contract;

import dev.mockssp.contract.Interaction.Link;
import dev.mockssp.core.Headers;
import dev.mockssp.json.Json;
import dev.mockssp.schema.SchemaLibrary;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Creates the request of each outcome. */
final class InteractionRequests {

    private static final String UNKNOWN_TOKEN = "no-such-token";

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
            case VIEW -> tracking(provider, Provider.VIEW_PATH, Link.EXAMPLE, Optional.of(Provider.VIEW_LINK));
            case UNKNOWN_CLICK -> tracking(provider, provider.clickPath(), UNKNOWN_TOKEN, Optional.empty());
            case UNKNOWN_VIEW -> tracking(provider, Provider.VIEW_PATH, UNKNOWN_TOKEN, Optional.empty());
        };
    }

    private Interaction.Request withBody(ContractCase contractCase, String path) {
        String schema = contractCase.provider().schema(folder, "request");
        ObjectNode body = contractCase
                .body()
                .apply(new RequestExamples(Json.read(schemas.file(schema).orElseThrow())));
        Headers headers = Headers.of("Content-Type", "application/json");
        if (contractCase.client().key) {
            headers = headers.with(contractCase.provider().keyHeader(), Contract.KEY);
        }
        return new Interaction.Request(
                "POST", path, "", withOrigin(headers, contractCase), body, Optional.of(schema), Optional.empty());
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
