package dev.mockssp.engine.proxy;

import dev.mockssp.config.value.Revision;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.core.UpstreamException;
import dev.mockssp.core.memory.MemoryBudget;
import dev.mockssp.core.text.MessageText;
import dev.mockssp.engine.api.EndpointName;
import dev.mockssp.engine.api.ParsedBody;
import dev.mockssp.engine.api.RequestSource;
import dev.mockssp.engine.api.ResponseMetadataFactory;
import dev.mockssp.engine.api.VendorApi;
import dev.mockssp.engine.state.KeyState;
import dev.mockssp.engine.state.Transaction;
import dev.mockssp.journal.Finding;
import dev.mockssp.journal.Outcome;
import dev.mockssp.lint.rule.RuleCatalogue;
import dev.mockssp.lint.rule.RuleInfo;
import dev.mockssp.lint.rule.RuleLevels;
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

    /** The start of the names of the endpoints for votes and results. */
    private static final String POLL = "poll-";

    private final SchemaLibrary schemas;
    private final Revision revision;
    private final ResponseMetadataFactory metadataFactory;
    private final TrackingLinkRewriter linkRewriter;
    private final Pseudonyms pseudonyms;
    private final RuleLevels levels;

    /**
     * @param revision the revision that the upstream is expected to have
     * @param memory limits the bytes of this and of all else that is remembered
     * @param levels the levels of the rules
     */
    public UpstreamResponseReader(
            SchemaLibrary schemas,
            Revision revision,
            ResponseMetadataFactory metadataFactory,
            TrackingLinkRewriter linkRewriter,
            MemoryBudget memory,
            RuleLevels levels) {
        this.schemas = schemas;
        this.revision = revision;
        this.metadataFactory = metadataFactory;
        this.linkRewriter = linkRewriter;
        this.pseudonyms = new Pseudonyms("real-key-", memory);
        this.levels = levels;
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
        if (context.require(EndpointName.class).name().startsWith(POLL)) {
            context.put(SchemaFindings.class, new SchemaFindings(pollFindings(context, response)));
        }
        if (response.status() >= 400) {
            context.put(Outcome.class, Outcome.of(Outcome.Kind.ERROR, "rejected with " + response.status()));
            return response;
        }
        List<String> bids = linkRewriter.bidIdOf(context.request()).stream().toList();
        Outcome.Kind kind = kind(context);
        int impressions = kind == Outcome.Kind.VIEW ? linkRewriter.impressions(context.request()) : 0;
        context.put(
                Outcome.class, new Outcome(kind, "responded with " + response.status(), false, impressions, 0, bids));
        return response;
    }

    private Outcome.Kind kind(RequestContext context) {
        return switch (context.require(EndpointName.class).name()) {
            case "view" -> linkRewriter.isOfDsp(context.request()) ? Outcome.Kind.DSP_VIEW : Outcome.Kind.VIEW;
            case "poll-vote" -> Outcome.Kind.VOTE;
            case "poll-results" -> Outcome.Kind.RESULTS;
            default -> Outcome.Kind.CLICK;
        };
    }

    private List<Finding> pollFindings(RequestContext context, Response.Bytes response) {
        if (revision == Revision.R2025_11) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        if (context.request().method().equals("POST")) {
            ParsedBody.of(context)
                    .json()
                    .ifPresent(sent -> check(findings, RuleCatalogue.SCHEMA_REQUEST, "poll-vote.schema.json", sent));
        }
        String schema = switch (response.status()) {
            case 200 -> "poll-results.schema.json";
            case 422 -> "poll-validation-error.schema.json";
            default -> "tracking-error.schema.json";
        };
        ParsedBody.parse(response.body())
                .json()
                .ifPresentOrElse(
                        json -> check(findings, RuleCatalogue.SCHEMA_RESPONSE, schema, json),
                        () -> findings.add(RuleCatalogue.SCHEMA_RESPONSE.finding("", "the body is not JSON")));
        return withLevels(context, findings);
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
            findings.add(RuleCatalogue.SCHEMA_RESPONSE.finding(
                    "header:Content-Type", "Content-Type is " + described(response.contentType())));
        }
        return withLevels(context, findings);
    }

    private List<Finding> withLevels(RequestContext context, List<Finding> findings) {
        return levels.apply(
                findings,
                context.find(KeyState.class).map(KeyState::id).orElse(""),
                RequestSource.of(context.request()),
                context.require(Transaction.class).suppressed());
    }

    private void check(List<Finding> findings, RuleInfo rule, String schema, JsonNode value) {
        schemas.check(revision.schema(schema), value)
                .forEach(violation ->
                        findings.add(rule.finding(MessageText.line(violation.pointer()), violation.message())));
    }

    private Outcome outcome(int status, JsonNode response) {
        String message = response.path("message").asString("responded with " + status);
        if (status != 200) {
            return Outcome.of(Outcome.Kind.ERROR, message);
        }
        List<TrackingLinkRewriter.Bid> bids =
                TrackingLinkRewriter.bids(response).toList();
        return bids.isEmpty()
                ? Outcome.of(Outcome.Kind.NO_BID, message)
                : new Outcome(
                        Outcome.Kind.FILL,
                        message,
                        false,
                        awaitsView(response, bids) ? 0 : 1,
                        0,
                        bids.stream().map(TrackingLinkRewriter.Bid::id).toList());
    }

    /**
     * An ad with a view pixel, and each prompt, counts when it is viewed; in revision 2026 each bid of the SSP
     * (contract.md 1.6, revision-2026.md 5).
     */
    private boolean awaitsView(JsonNode response, List<TrackingLinkRewriter.Bid> bids) {
        JsonNode data = response.path("data");
        return data.has("bids")
                || revision == Revision.R2026 && data.path("bid").isObject()
                || bids.stream().anyMatch(linkRewriter::hasView);
    }
}
