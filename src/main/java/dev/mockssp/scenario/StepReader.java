package dev.mockssp.scenario;

import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.Delay;
import dev.mockssp.core.Fault;
import dev.mockssp.core.Headers;
import dev.mockssp.json.BodyMatcher;
import dev.mockssp.json.Regex;
import dev.mockssp.json.RegexCompiler;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Converts the JSON of a step, which is valid against the schema. The parameter {@code at} is the position of the JSON
 * in the file.
 */
final class StepReader {

    /** Headers that the server sets itself. A second value would corrupt the response on the wire. */
    private static final List<String> SERVER_OWNED =
            List.of("Content-Length", "Transfer-Encoding", "Connection", "Date");

    private StepReader() {}

    static Step read(JsonNode step, JsonPointer at, RegexCompiler regexes) {
        Delay delay = step.optional("delay_ms")
                .map(value -> delay(value, at.appendProperty("delay_ms")))
                .orElse(Delay.NONE);
        Trigger trigger = step.optional("when")
                .map(value -> trigger(value, at.appendProperty("when"), regexes))
                .orElse(Trigger.ALWAYS);
        return new Step(trigger, behaviour(step, at), delay);
    }

    private static Delay delay(JsonNode value, JsonPointer at) {
        if (!value.isObject()) {
            return new Delay(value.asInt(), value.asInt());
        }
        int min = value.path("min").asInt(0);
        int max = value.path("max").asInt(min);
        if (min > max) {
            throw invalid(at, "min " + min + " is greater than max " + max);
        }
        return new Delay(min, max);
    }

    private static Trigger trigger(JsonNode when, JsonPointer at, RegexCompiler regexes) {
        return new Trigger(
                count(when, "first"),
                count(when, "every"),
                when.has("chance") ? OptionalDouble.of(when.get("chance").asDouble()) : OptionalDouble.empty(),
                text(when, "endpoint"),
                text(when, "key"),
                headerRegexes(when.path("headers"), at.appendProperty("headers"), regexes),
                bodyMatches(when.path("body"), at.appendProperty("body"), regexes));
    }

    private static OptionalInt count(JsonNode when, String name) {
        return when.has(name) ? OptionalInt.of(when.get(name).asInt()) : OptionalInt.empty();
    }

    private static Map<String, Regex> headerRegexes(JsonNode headers, JsonPointer at, RegexCompiler regexes) {
        Map<String, Regex> compiled = new LinkedHashMap<>();
        headers.forEachEntry(
                (name, regex) -> compiled.put(name, regexes.compile(regex.asString(), at.appendProperty(name))));
        return compiled;
    }

    private static List<BodyMatcher> bodyMatches(JsonNode list, JsonPointer at, RegexCompiler regexes) {
        List<BodyMatcher> matches = new ArrayList<>();
        list.forEach(match -> matches.add(BodyMatcher.of(match, at.appendIndex(matches.size()), regexes)));
        return matches;
    }

    private static Behaviour behaviour(JsonNode step, JsonPointer at) {
        if (step.has("auction")) {
            return new Behaviour.Auction();
        } else if (step.has("fill")) {
            return fill(step.get("fill"));
        } else if (step.has("no_bid")) {
            return noBid(step.get("no_bid"), at.appendProperty("no_bid"));
        } else if (step.has("fail")) {
            return fail(step.get("fail"), at.appendProperty("fail"));
        } else if (step.has("break")) {
            String label = step.get("break").path("fault").asString("");
            return new Behaviour.Break(Fault.of(label)
                    .orElseThrow(() -> invalid(at.appendProperty("break"), "\"" + label + "\" is not a fault")));
        }
        throw invalid(at, "a step needs one of auction, fill, no_bid, fail, break");
    }

    private static Behaviour fill(JsonNode fill) {
        return new Behaviour.Fill(text(fill, "campaign"), fill.optional("ad"), text(fill, "format"));
    }

    private static Behaviour noBid(JsonNode noBid, JsonPointer at) {
        String label = noBid.path("reason").asString(Behaviour.NoBid.Reason.NO_WINNER.label());
        Behaviour.NoBid.Reason reason = Behaviour.NoBid.Reason.of(label)
                .orElseThrow(() -> invalid(at.appendProperty("reason"), "\"" + label + "\" is not a reason"));
        return new Behaviour.NoBid(reason, text(noBid, "message"));
    }

    private static Behaviour fail(JsonNode fail, JsonPointer at) {
        JsonPointer headersAt = at.appendProperty("headers");
        List<Headers.Field> headers = new ArrayList<>();
        fail.path("headers").forEachEntry((name, value) -> headers.add(header(name, value, headersAt)));
        return new Behaviour.Fail(
                fail.path("status").asInt(),
                text(fail, "message"),
                fail.optional("error"),
                Headers.of(headers),
                fail.optional("body"),
                fail.path("deny_origin").asBoolean(false));
    }

    private static Headers.Field header(String name, JsonNode value, JsonPointer headersAt) {
        if (SERVER_OWNED.stream().anyMatch(name::equalsIgnoreCase)) {
            throw invalid(
                    headersAt.appendProperty(name),
                    "the server sets this header itself; allowed: every name except "
                            + String.join(", ", SERVER_OWNED));
        }
        return new Headers.Field(name, value.asString());
    }

    private static Optional<String> text(JsonNode object, String name) {
        return object.optional(name).map(JsonNode::asString);
    }

    private static ConfigurationException invalid(JsonPointer at, String what) {
        return new ConfigurationException(at + ": " + what, at.toString());
    }
}
