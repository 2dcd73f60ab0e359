package dev.mockssp.engine.proxy;

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

/** Reads a response of the upstream: its outcome, and its violations of the schemas. */
public final class UpstreamResponseReader {

    /** The violations of the schemas in an exchange with the upstream. */
    public record Observed(List<Finding> findings) {}

    private static final int MAX_ID_LENGTH = 100;

    private final SchemaLibrary schemas;
    private final String folder;
    private final ResponseMetadataFactory stamps;
    private final TrackingLinkRewriter links;
    private final Pseudonyms aliases = new Pseudonyms("real-key-");

    /** @param folder the revision's folder of schemas, with a slash at its end */
    public UpstreamResponseReader(
            SchemaLibrary schemas, String folder, ResponseMetadataFactory stamps, TrackingLinkRewriter links) {
        this.schemas = schemas;
        this.folder = folder;
        this.stamps = stamps;
        this.links = links;
    }

    /** @return the pseudonym of a key, so that nothing derived from the key is stored */
    String alias(String key) {
        return aliases.of(key);
    }

    Response preflight(RequestContext call, Response.Bytes reply) {
        boolean allowed = reply.status() < 300;
        Outcome.Kind kind = allowed ? Outcome.Kind.PREFLIGHT : Outcome.Kind.ERROR;
        call.put(Outcome.class, Outcome.of(kind, allowed ? "allowed" : "refused with " + reply.status()));
        return reply;
    }

    Response link(RequestContext call, Response.Bytes reply) {
        boolean view = call.require(EndpointName.class).name().equals("view");
        if (reply.status() >= 400) {
            call.put(Outcome.class, Outcome.of(Outcome.Kind.ERROR, "refused with " + reply.status()));
            return reply;
        }
        List<String> bids = links.bidIdOf(call.request()).stream().toList();
        Outcome.Kind kind = view ? Outcome.Kind.VIEW : Outcome.Kind.CLICK;
        call.put(Outcome.class, new Outcome(kind, "answered with " + reply.status(), false, view ? 1 : 0, 0, bids));
        return reply;
    }

    /** @throws UpstreamException if the response is not JSON */
    Response vendorCall(RequestContext call, Response.Bytes reply) {
        JsonNode answer = json(reply);
        answer.path("requestId")
                .stringValueOpt()
                .filter(UpstreamResponseReader::isId)
                .ifPresent(id -> stamps.adopt(call, id));
        call.put(Observed.class, new Observed(findings(call, reply, answer)));
        call.put(Outcome.class, outcome(reply.status(), answer));
        return links.rewriteLinks(call, reply, answer);
    }

    private static JsonNode json(Response.Bytes reply) {
        Optional<JsonNode> json = ParsedBody.parse(reply.body()).json();
        return json.orElseThrow(() -> UpstreamException.bad("The upstream answered " + reply.status() + " with "
                + (reply.body().length == 0 ? "an empty body" : described(reply.contentType()))
                + ", which is no JSON"));
    }

    private static String described(String type) {
        return type.isEmpty() ? "a body of no declared type" : type.length() <= 80 ? type : type.substring(0, 80) + "…";
    }

    private static boolean isId(String text) {
        return text.length() <= MAX_ID_LENGTH && text.matches("[A-Za-z0-9._-]+");
    }

    private List<Finding> findings(RequestContext call, Response.Bytes reply, JsonNode answer) {
        VendorApi dialect = call.require(VendorApi.class);
        List<Finding> findings = new ArrayList<>();
        ParsedBody.of(call)
                .json()
                .ifPresent(sent -> check(findings, RuleCatalogue.SCHEMA_REQUEST, dialect.requestSchema(), sent));
        String kind = reply.status() == 200 ? "response" : "error";
        check(
                findings,
                RuleCatalogue.SCHEMA_ANSWER,
                dialect.requestSchema().replace("-request.", "-" + kind + "."),
                answer);
        if (!reply.contentType().toLowerCase(Locale.ROOT).startsWith("application/json")) {
            findings.add(RuleCatalogue.SCHEMA_ANSWER.finding("Content-Type is " + described(reply.contentType())));
        }
        return List.copyOf(findings);
    }

    private void check(List<Finding> findings, RuleInfo rule, String schema, JsonNode value) {
        schemas.check(folder + schema, value).forEach(violation -> findings.add(rule.finding(violation.message())));
    }

    private static Outcome outcome(int status, JsonNode answer) {
        String message = answer.path("message").asString("answered with " + status);
        if (status != 200) {
            return Outcome.of(Outcome.Kind.ERROR, message);
        }
        List<String> bids = TrackingLinkRewriter.bids(answer)
                .map(TrackingLinkRewriter.Bid::id)
                .toList();
        return bids.isEmpty()
                ? Outcome.of(Outcome.Kind.NO_BID, message)
                : new Outcome(Outcome.Kind.FILL, message, false, impressions(answer), 0, bids);
    }

    /** An impression of a prompt is recorded on its view (contract.md 1.6). */
    private static int impressions(JsonNode answer) {
        return answer.path("data").has("bids") ? 0 : 1;
    }
}
