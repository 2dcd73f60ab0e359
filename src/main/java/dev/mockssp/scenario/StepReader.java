package dev.mockssp.scenario;

import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.Delay;
import dev.mockssp.core.Fault;
import dev.mockssp.core.Headers;
import dev.mockssp.core.Problems;
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
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Converts the JSON of steps, which is valid against the schema, and collects their problems. A part with a problem is
 * left out. The parameter {@code at} is the position of the JSON in the file.
 */
final class StepReader {

    /** Headers that the server sets itself. A second value would corrupt the response on the wire. */
    private static final List<String> SERVER_OWNED =
            List.of("Content-Length", "Transfer-Encoding", "Connection", "Date");

    private final RegexCompiler regexes = new RegexCompiler();
    private final Problems problems;

    /** @param problems receives what the schema cannot detect */
    StepReader(Problems problems) {
        this.problems = problems;
    }

    Step read(JsonNode step, JsonPointer at) {
        Delay delay = step.optional("delay_ms")
                .flatMap(value -> problems.collect(() -> delay(value, at.appendProperty("delay_ms"))))
                .orElse(Delay.NONE);
        Trigger trigger = step.optional("when")
                .map(value -> trigger(value, at.appendProperty("when")))
                .orElse(Trigger.ALWAYS);
        Behaviour behaviour = problems.collect(() -> behaviour(step, at)).orElseGet(Behaviour.Auction::new);
        return new Step(trigger, behaviour, delay);
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

    private Trigger trigger(JsonNode when, JsonPointer at) {
        return new Trigger(
                count(when, "first"),
                count(when, "every"),
                when.has("chance") ? OptionalDouble.of(when.get("chance").asDouble()) : OptionalDouble.empty(),
                text(when, "endpoint"),
                text(when, "key"),
                headerRegexes(when.path("headers"), at.appendProperty("headers")),
                bodyMatches(when.path("body"), at.appendProperty("body")));
    }

    private static OptionalInt count(JsonNode when, String name) {
        return when.has(name) ? OptionalInt.of(when.get(name).asInt()) : OptionalInt.empty();
    }

    private Map<String, Regex> headerRegexes(JsonNode headers, JsonPointer at) {
        Map<String, Regex> compiled = new LinkedHashMap<>();
        headers.forEachEntry(
                (name, regex) -> problems.collect(() -> regexes.compile(regex.asString(), at.appendProperty(name)))
                        .ifPresent(it -> compiled.put(name, it)));
        return compiled;
    }

    private List<BodyMatcher> bodyMatches(JsonNode list, JsonPointer at) {
        List<BodyMatcher> matches = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            JsonNode match = list.get(i);
            JsonPointer place = at.appendIndex(i);
            problems.collect(() -> BodyMatcher.of(match, place, regexes)).ifPresent(matches::add);
        }
        return matches;
    }

    private Behaviour behaviour(JsonNode step, JsonPointer at) {
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
        Set<AdVariant> variants = fill.path("variants")
                .valueStream()
                .flatMap(label -> AdVariant.of(label.asString()).stream())
                .collect(Collectors.toSet());
        return new Behaviour.Fill(text(fill, "campaign"), fill.optional("ad"), text(fill, "format"), variants);
    }

    private static Behaviour noBid(JsonNode noBid, JsonPointer at) {
        String label = noBid.path("reason").asString(Behaviour.NoBid.Reason.NO_WINNER.label());
        Behaviour.NoBid.Reason reason = Behaviour.NoBid.Reason.of(label)
                .orElseThrow(() -> invalid(at.appendProperty("reason"), "\"" + label + "\" is not a reason"));
        return new Behaviour.NoBid(reason, text(noBid, "message"));
    }

    private Behaviour fail(JsonNode fail, JsonPointer at) {
        JsonPointer headersAt = at.appendProperty("headers");
        List<Headers.Field> headers = new ArrayList<>();
        fail.path("headers")
                .forEachEntry((name, value) ->
                        problems.collect(() -> header(name, value, headersAt)).ifPresent(headers::add));
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
