package dev.mockssp.scenario;

import dev.mockssp.core.Problem;
import dev.mockssp.core.TimeLimit;
import dev.mockssp.core.text.MessageText;
import dev.mockssp.json.BodyMatcher;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Finds conditions that never hold, or never together. */
final class TriggerCheck {

    private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    /** So that the check of many conditions takes linear time. */
    private static final int MAX_COMPARED = 100;

    /** In characters, for a value that is compared with a regular expression. */
    private static final int MAX_TEXT = 100;

    private static final Duration MAX_TIME = Duration.ofMillis(1_500);

    private TriggerCheck() {}

    /**
     * @param when the conditions of a step; without one on the key, if the owner fits it
     * @param owner the only key that sees the scenario; empty if all keys see it
     * @param at their place in the file
     * @return why they never hold; empty if they can
     */
    static Optional<Problem> contradiction(Trigger when, Optional<String> owner, JsonPointer at) {
        return ofCounts(when, at)
                .or(() -> ofKey(when, owner, at.appendProperty("key")))
                .or(() -> ofHeaders(when, at.appendProperty("headers")))
                .or(() -> ofBody(when.body(), at.appendProperty("body")));
    }

    private static Optional<Problem> ofCounts(Trigger when, JsonPointer at) {
        if (when.chance().orElse(1) == 0) {
            JsonPointer chance = at.appendProperty("chance");
            return never(chance, chance + " is 0, so the step is never played; expected a number above 0");
        }
        int first = when.first().orElse(Integer.MAX_VALUE);
        if (when.every().orElse(1) > first) {
            JsonPointer every = at.appendProperty("every");
            return never(
                    every,
                    every + " is " + when.every().getAsInt() + ", which is none of the first "
                            + MessageText.count(first, "request") + "; expected at most " + first);
        }
        return Optional.empty();
    }

    private static Optional<Problem> ofKey(Trigger when, Optional<String> owner, JsonPointer at) {
        if (owner.isPresent() && when.key().isPresent()) {
            return never(
                    at,
                    at + " is " + MessageText.quoted(when.key().get())
                            + ", but only the key that the scenario belongs to sees it; expected no condition on the key");
        }
        return when.key()
                .filter(key -> key.contains("+"))
                .flatMap(key -> never(
                        at,
                        at + " contains a +, but conditions see a key without its scenario suffix; expected the key"
                                + " without + and the suffix"));
    }

    private static Optional<Problem> ofHeaders(Trigger when, JsonPointer at) {
        return when.headers().keySet().stream()
                .filter(name -> !HEADER_NAME.matcher(name).matches())
                .findFirst()
                .map(at::appendProperty)
                .flatMap(header ->
                        never(header, header + " is not the name of a header; expected one such as X-User-Country"));
    }

    private static Optional<Problem> ofBody(List<BodyMatcher> conditions, JsonPointer at) {
        for (int i = 1; i < Math.min(conditions.size(), MAX_COMPARED); i++) {
            for (int j = 0; j < i; j++) {
                BodyMatcher earlier = conditions.get(j);
                BodyMatcher later = conditions.get(i);
                if (excludes(earlier, later) || excludes(later, earlier)) {
                    return never(
                            at.appendIndex(i),
                            at.appendIndex(i) + " " + text(later) + " never holds together with " + at.appendIndex(j)
                                    + " " + text(earlier) + "; expected conditions that can hold for the same body");
                }
            }
        }
        return Optional.empty();
    }

    /** Whether the first condition determines the value that the second is about, and the second does not hold for it. */
    private static boolean excludes(BodyMatcher first, BodyMatcher second) {
        String inner = second.pointer().toString();
        String outer = first.pointer().toString();
        if (!(inner + "/").startsWith(outer + "/")) {
            return false;
        }
        if (first.expectation() instanceof BodyMatcher.Equals equals) {
            JsonNode value = equals.expected().at(inner.substring(outer.length()));
            boolean comparable = value.isContainer() || value.asString("").length() <= MAX_TEXT;
            return comparable && !second.expectation().holds(value, TimeLimit.of("the check of a scenario", MAX_TIME));
        }
        boolean absent = first.expectation() instanceof BodyMatcher.Exists exists && !exists.expected();
        boolean needsValue = !(second.expectation() instanceof BodyMatcher.Exists exists && !exists.expected());
        return absent && needsValue;
    }

    private static String text(BodyMatcher condition) {
        return MessageText.line(condition.toJson().toString());
    }

    private static Optional<Problem> never(JsonPointer at, String message) {
        return Optional.of(Problem.warning(at.toString(), message));
    }
}
