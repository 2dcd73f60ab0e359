package dev.mockssp.engine;

import dev.mockssp.exchange.Call;
import dev.mockssp.exchange.Reply;
import dev.mockssp.journal.Finding;
import dev.mockssp.journal.Outcome;
import dev.mockssp.lint.RuleEntry;
import dev.mockssp.lint.Rules;
import dev.mockssp.schema.SchemaLibrary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads what the real service answered: how the call ended, and what the schemas do not allow. */
final class RealAnswers {

    /** What the schemas say of an exchange with the real service. */
    record Observed(List<Finding> findings) {}

    private static final int LONGEST_ID = 100;

    private final SchemaLibrary schemas;
    private final String folder;
    private final Stamps stamps;
    private final RealLinks links;
    private final Aliases aliases = new Aliases("real-key-");

    /** @param folder the revision's folder of schemas, with a slash at its end */
    RealAnswers(SchemaLibrary schemas, String folder, Stamps stamps, RealLinks links) {
        this.schemas = schemas;
        this.folder = folder;
        this.stamps = stamps;
        this.links = links;
    }

    /** @return what a key is called here, so that nothing that is made of it is kept */
    String alias(String key) {
        return aliases.of(key);
    }

    Reply preflight(Call call, Reply.Raw reply) {
        boolean allowed = reply.status() < 300;
        Outcome.Kind kind = allowed ? Outcome.Kind.PREFLIGHT : Outcome.Kind.ERROR;
        call.note(Outcome.class, Outcome.of(kind, allowed ? "allowed" : "refused with " + reply.status()));
        return reply;
    }

    Reply link(Call call, Reply.Raw reply) {
        boolean view = call.get(Endpoint.class).name().equals("view");
        if (reply.status() >= 400) {
            call.note(Outcome.class, Outcome.of(Outcome.Kind.ERROR, "refused with " + reply.status()));
            return reply;
        }
        List<String> bids = links.bidBehind(call.request()).stream().toList();
        Outcome.Kind kind = view ? Outcome.Kind.VIEW : Outcome.Kind.CLICK;
        call.note(Outcome.class, new Outcome(kind, "answered with " + reply.status(), false, view ? 1 : 0, 0, bids));
        return reply;
    }

    /** @throws UpstreamException when the answer is no JSON */
    Reply vendorCall(Call call, Reply.Raw reply) {
        JsonNode answer = json(reply);
        answer.path("requestId").stringValueOpt().filter(RealAnswers::isId).ifPresent(id -> stamps.adopt(call, id));
        call.note(Observed.class, new Observed(findings(call, reply, answer)));
        call.note(Outcome.class, outcome(reply.status(), answer));
        return links.leadingHere(call, reply, answer);
    }

    private static JsonNode json(Reply.Raw reply) {
        Optional<JsonNode> json = ParsedBody.parse(reply.body()).json();
        return json.orElseThrow(() -> UpstreamException.bad("The upstream answered " + reply.status() + " with "
                + (reply.body().length == 0 ? "an empty body" : described(reply.contentType()))
                + ", which is no JSON"));
    }

    private static String described(String type) {
        return type.isEmpty() ? "a body of no declared type" : type.length() <= 80 ? type : type.substring(0, 80) + "…";
    }

    private static boolean isId(String text) {
        return text.length() <= LONGEST_ID && text.matches("[A-Za-z0-9._-]+");
    }

    private List<Finding> findings(Call call, Reply.Raw reply, JsonNode answer) {
        Dialect dialect = call.get(Dialect.class);
        List<Finding> findings = new ArrayList<>();
        ParsedBody.of(call)
                .json()
                .ifPresent(sent -> check(findings, Rules.SCHEMA_REQUEST, dialect.requestSchema(), sent));
        String kind = reply.status() == 200 ? "response" : "error";
        check(findings, Rules.SCHEMA_ANSWER, dialect.requestSchema().replace("-request.", "-" + kind + "."), answer);
        if (!reply.contentType().toLowerCase(Locale.ROOT).startsWith("application/json")) {
            findings.add(Rules.SCHEMA_ANSWER.finding("Content-Type is " + described(reply.contentType())));
        }
        return List.copyOf(findings);
    }

    private void check(List<Finding> findings, RuleEntry rule, String schema, JsonNode value) {
        schemas.check(folder + schema, value).forEach(violation -> findings.add(rule.finding(violation.message())));
    }

    private static Outcome outcome(int status, JsonNode answer) {
        String message = answer.path("message").asString("answered with " + status);
        if (status != 200) {
            return Outcome.of(Outcome.Kind.ERROR, message);
        }
        List<String> bids = RealLinks.bids(answer).map(RealLinks.Bid::id).toList();
        return bids.isEmpty()
                ? Outcome.of(Outcome.Kind.NO_BID, message)
                : new Outcome(Outcome.Kind.FILL, message, false, impressions(answer), 0, bids);
    }

    /** An impression of a prompt is recorded when it is viewed (contract.md 1.6). */
    private static int impressions(JsonNode answer) {
        return answer.path("data").has("bids") ? 0 : 1;
    }
}
