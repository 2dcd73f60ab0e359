package dev.mockssp.scenario;

import static java.util.Objects.requireNonNull;

import dev.mockssp.core.Headers;
import dev.mockssp.core.TimeLimit;
import dev.mockssp.json.BodyMatcher;
import dev.mockssp.json.Regex;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.DoubleSupplier;

/**
 * The conditions of a step, all of which must hold. The first three count the requests of a key that reach the step and
 * meet its other conditions.
 *
 * @param first only the first n of those requests
 * @param every only each n-th of those requests
 * @param chance only this share of those requests, from 0 to 1, chosen with the seed
 * @param endpoint only this endpoint, {@code bid-request} or {@code get-ad}
 * @param key only this API key; with a {@code *} at the end, all keys with this prefix
 * @param headers header names, each with a regular expression that must be found in one of the header's values
 * @param body conditions on the JSON body
 */
public record Trigger(
        OptionalInt first,
        OptionalInt every,
        OptionalDouble chance,
        Optional<String> endpoint,
        Optional<String> key,
        Map<String, Regex> headers,
        List<BodyMatcher> body) {

    /** So that a comparison of two triggers takes little time. */
    private static final int MAX_COMPARED = 100;

    /** The trigger without conditions. */
    public static final Trigger ALWAYS = new Trigger(
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalDouble.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            List.of());

    /** @throws IllegalArgumentException when a count is below 1 or the chance is not from 0 to 1 */
    public Trigger {
        if (first.orElse(1) < 1 || every.orElse(1) < 1) {
            throw new IllegalArgumentException("first and every must be at least 1");
        }
        if (!(chance.orElse(0) >= 0 && chance.orElse(0) <= 1)) {
            throw new IllegalArgumentException("chance must be from 0 to 1, was " + chance.orElse(0));
        }
        requireNonNull(endpoint, "endpoint");
        requireNonNull(key, "key");
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        body = List.copyOf(body);
    }

    /**
     * Whether the conditions other than counts and chance hold.
     *
     * @throws dev.mockssp.core.ConfigurationException if the time is over
     */
    boolean requestConditionsHold(TriggerInput input, TimeLimit limit) {
        return appliesTo(input.endpoint())
                && (key.isEmpty() || matchesKey(key.get(), input.key()))
                && (headers.isEmpty() || matchesHeaders(input.headers(), limit))
                && (body.isEmpty()
                        || body.stream()
                                .allMatch(condition ->
                                        condition.holds(input.body().get(), limit)));
    }

    /**
     * Whether the conditions on count and chance hold.
     *
     * @param count the number of the request, from 1
     * @param random returns a random number from 0 (inclusive) to 1 (exclusive); called only when there is a chance
     */
    boolean countConditionsHold(long count, DoubleSupplier random) {
        return (first.isEmpty() || count <= first.getAsInt())
                && (every.isEmpty() || count % every.getAsInt() == 0)
                && (chance.isEmpty() || random.getAsDouble() < chance.getAsDouble());
    }

    boolean appliesTo(String name) {
        return endpoint.isEmpty() || endpoint.get().equals(name);
    }

    /** Whether it holds for every request that meets the conditions on endpoint, key, headers and body. */
    boolean hasNoCount() {
        return first.isEmpty() && every.orElse(1) == 1 && chance.orElse(1) == 1;
    }

    /** Whether the conditions on key, headers and body hold whenever those of another trigger hold at an endpoint. */
    boolean covers(Trigger other, String name) {
        return appliesTo(name)
                && conditions() <= MAX_COMPARED
                && other.conditions() <= MAX_COMPARED
                && (key.isEmpty() || other.key.isPresent() && coversKey(key.get(), other.key.get()))
                && headers.entrySet().stream().allMatch(header -> other.hasHeader(header.getKey(), header.getValue()))
                && body.stream().allMatch(other::hasBody);
    }

    private int conditions() {
        return headers.size() + body.size();
    }

    private static boolean coversKey(String pattern, String other) {
        return pattern.equals(other)
                || pattern.endsWith("*") && other.startsWith(pattern.substring(0, pattern.length() - 1));
    }

    private boolean hasHeader(String name, Regex regex) {
        return headers.entrySet().stream()
                .anyMatch(header -> header.getKey().equalsIgnoreCase(name)
                        && header.getValue().toString().equals(regex.toString()));
    }

    private boolean hasBody(BodyMatcher condition) {
        return body.stream().anyMatch(mine -> mine.toJson().equals(condition.toJson()));
    }

    /** The same for requests with one key: without the condition on the key, if it holds for that key. */
    Trigger forKey(String name) {
        return key.isPresent() && matchesKey(key.get(), name)
                ? new Trigger(first, every, chance, endpoint, Optional.empty(), headers, body)
                : this;
    }

    boolean isUnconditionalWithin(String name) {
        return appliesTo(name)
                && first.isEmpty()
                && every.isEmpty()
                && chance.isEmpty()
                && key.isEmpty()
                && headers.isEmpty()
                && body.isEmpty();
    }

    private static boolean matchesKey(String pattern, String key) {
        return pattern.endsWith("*") ? key.startsWith(pattern.substring(0, pattern.length() - 1)) : key.equals(pattern);
    }

    private boolean matchesHeaders(Headers sent, TimeLimit limit) {
        return headers.entrySet().stream()
                .allMatch(wanted -> matchesHeader(wanted.getValue(), wanted.getKey(), sent, limit));
    }

    private static boolean matchesHeader(Regex regex, String name, Headers headers, TimeLimit limit) {
        return headers.fields().stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .anyMatch(field -> regex.isFoundIn(field.value(), limit));
    }
}
