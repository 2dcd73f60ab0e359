package dev.mockssp.engine.proxy;

import dev.mockssp.core.MemoryBudget;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.core.UpstreamException;
import dev.mockssp.engine.api.EndpointName;
import dev.mockssp.engine.api.ParsedBody;
import dev.mockssp.engine.api.ResponseMetadataFactory;
import dev.mockssp.engine.api.VendorApi;
import dev.mockssp.journal.Finding;
import dev.mockssp.journal.Outcome;
import dev.mockssp.lint.rule.RuleCatalogue;
import dev.mockssp.lint.rule.RuleInfo;
import dev.mockssp.schema.SchemaLibrary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads an upstream response: determines the outcome, and reports what violates the schemas. */
public final class UpstreamResponseReader {

    /** Schema violations of an exchange with the upstream. */
    public record SchemaFindings(List<Finding> findings) {}

    private static final int MAX_ID_LENGTH = 100;

    private final SchemaLibrary schemas;
    private final String folder;
    private final ResponseMetadataFactory metadataFactory;
    private final TrackingLinkRewriter linkRewriter;
    private final Pseudonyms pseudonyms;

    /**
     * @param folder the schema folder of the revision, with a slash at its end
     * @param memory limits the bytes of this and of all else that is remembered
     */
    public UpstreamResponseReader(
            SchemaLibrary schemas,
            String folder,
            ResponseMetadataFactory metadataFactory,
            TrackingLinkRewriter linkRewriter,
            MemoryBudget memory) {
        this.schemas = schemas;
        this.folder = folder;
        this.metadataFactory = metadataFactory;
        this.linkRewriter = linkRewriter;
        this.pseudonyms = new Pseudonyms("real-key-", memory);
    }

    /** @return the key's pseudonym, so that nothing derived from the key is stored */
    String pseudonym(String key) {
        return pseudonyms.of(key);
    }

    Response preflight(RequestContext context, Response.Bytes response) {
        boolean allowed = response.status() < 300;
        Outcome.Kind kind = allowed ? Outcome.Kind.PREFLIGHT : Outcome.Kind.ERROR;
        context.put(Outcome.class, Outcome.of(kind, allowed ? "allowed" : "rejected with " + response.status()));
        return response;
    }

    Response link(RequestContext context, Response.Bytes response) {
        boolean view = context.require(EndpointName.class).name().equals("view");
        if (response.status() >= 400) {
            context.put(Outcome.class, Outcome.of(Outcome.Kind.ERROR, "rejected with " + response.status()));
            return response;
        }
        List<String> bids = linkRewriter.bidIdOf(context.request()).stream().toList();
        Outcome.Kind kind = view ? Outcome.Kind.VIEW : Outcome.Kind.CLICK;
        context.put(
                Outcome.class, new Outcome(kind, "responded with " + response.status(), false, view ? 1 : 0, 0, bids));
        return response;
    }

    /** @throws UpstreamException when the response is not JSON */
    Response vendorRequest(RequestContext context, Response.Bytes response) {
        JsonNode json = json(response);
        json.path("requestId")
                .stringValueOpt()
                .filter(UpstreamResponseReader::isId)
                .ifPresent(id -> metadataFactory.useRequestId(context, id));
        context.put(SchemaFindings.class, new SchemaFindings(findings(context, response, json)));
        context.put(Outcome.class, outcome(response.status(), json));
        return linkRewriter.rewriteLinks(context, response, json);
    }

    private static JsonNode json(Response.Bytes response) {
        Optional<JsonNode> json = ParsedBody.parse(response.body()).json();
        return json.orElseThrow(() -> UpstreamException.bad("The upstream responded with " + response.status() + " and "
                + (response.body().length == 0 ? "an empty body" : described(response.contentType()))
                + ", which is not JSON"));
    }

    private static String described(String type) {
        return type.isEmpty()
                ? "a body without a Content-Type"
                : type.length() <= 80 ? type : type.substring(0, 80) + "…";
    }

    private static boolean isId(String text) {
        return text.length() <= MAX_ID_LENGTH && text.matches("[A-Za-z0-9._-]+");
    }

    private List<Finding> findings(RequestContext context, Response.Bytes response, JsonNode json) {
        VendorApi api = context.require(VendorApi.class);
        List<Finding> findings = new ArrayList<>();
        ParsedBody.of(context)
                .json()
                .ifPresent(sent -> check(findings, RuleCatalogue.SCHEMA_REQUEST, api.requestSchema(), sent));
        String schema = response.status() == 200 ? api.responseSchema() : api.errorSchema();
        check(findings, RuleCatalogue.SCHEMA_RESPONSE, schema, json);
        if (!response.contentType().toLowerCase(Locale.ROOT).startsWith("application/json")) {
            findings.add(RuleCatalogue.SCHEMA_RESPONSE.finding("Content-Type is " + described(response.contentType())));
        }
        return List.copyOf(findings);
    }

    private void check(List<Finding> findings, RuleInfo rule, String schema, JsonNode value) {
        schemas.check(folder + schema, value).forEach(violation -> findings.add(rule.finding(violation.message())));
    }

    private static Outcome outcome(int status, JsonNode response) {
        String message = response.path("message").asString("responded with " + status);
        if (status != 200) {
            return Outcome.of(Outcome.Kind.ERROR, message);
        }
        List<String> bids = TrackingLinkRewriter.bids(response)
                .map(TrackingLinkRewriter.Bid::id)
                .toList();
        return bids.isEmpty()
                ? Outcome.of(Outcome.Kind.NO_BID, message)
                : new Outcome(Outcome.Kind.FILL, message, false, impressions(response), 0, bids);
    }

    /** A prompt's impression counts when it is viewed (contract.md 1.6). */
    private static int impressions(JsonNode json) {
        return json.path("data").has("bids") ? 0 : 1;
    }
}
