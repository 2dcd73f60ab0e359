package dev.mockssp.server.rest;

import dev.mockssp.core.text.MessageText;
import dev.mockssp.core.text.SpellingSuggestion;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The query parameters of an admin request. A broken, repeated or unknown one is rejected with 400: if it were ignored,
 * a request for one API key would apply to all.
 */
public final class QueryParams {

    /**
     * Their values contain no space, but a plus: in a key before the scenario, in an instant before the offset. In all
     * others a plus is a space, as HTML forms encode it.
     */
    private static final Set<String> WITH_PLUS = Set.of("key", "since", "until");

    private final Map<String, String> values;

    private QueryParams(Map<String, String> values) {
        this.values = values;
    }

    /**
     * @return the decoded parameters of a request
     * @throws ApiError.Thrown if a parameter has no name, is sent twice, or has a percent-escape that is broken or not
     *     UTF-8
     */
    public static QueryParams of(Context ctx) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : Objects.requireNonNullElse(ctx.queryString(), "").split("&")) {
            if (!pair.isEmpty()) {
                add(pair, values);
            }
        }
        return new QueryParams(Collections.unmodifiableMap(values));
    }

    private static void add(String pair, Map<String, String> values) {
        int equals = pair.indexOf('=');
        String rawName = equals < 0 ? pair : pair.substring(0, equals);
        String rawValue = equals < 0 ? "" : pair.substring(equals + 1);
        String name = decoded(rawName, "The name of a query parameter", false);
        if (name.isEmpty()) {
            throw ApiError.invalid("The query has a value without a name").toException();
        }
        String value = decoded(rawValue, subject(name), !WITH_PLUS.contains(name));
        if (values.putIfAbsent(name, value) != null) {
            throw ApiError.invalid(subject(name) + " may be sent only once").toException();
        }
    }

    private static String decoded(String raw, String subject, boolean plusIsSpace) {
        Optional<String> problem = PercentEscapes.problem(raw);
        if (problem.isPresent()) {
            throw ApiError.invalid(subject + ": " + problem.get()).toException();
        }
        return PercentEscapes.decoded(plusIsSpace ? raw.replace('+', ' ') : raw);
    }

    private static String subject(String name) {
        return "Query parameter " + MessageText.shortened(name, MessageText.MAX_LENGTH);
    }

    /**
     * @param allowed the parameters of the route
     * @return these parameters
     * @throws ApiError.Thrown if there is another one
     */
    public QueryParams only(List<String> allowed) {
        for (String name : values.keySet()) {
            if (!allowed.contains(name)) {
                String subject = "Query parameter " + MessageText.quoted(name);
                String message = allowed.isEmpty()
                        ? subject + " is unknown; this route has no query parameters"
                        : SpellingSuggestion.unknown(subject, name, allowed);
                throw ApiError.invalid(message).withAllowed(allowed).toException();
            }
        }
        return this;
    }

    /** @return the value of a parameter; empty if it was not sent */
    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /**
     * @param allowed the allowed values
     * @return the value of a parameter; empty if it was not sent
     * @throws ApiError.Thrown if it has another value
     */
    public Optional<String> choice(String name, List<String> allowed) {
        find(name).filter(value -> !allowed.contains(value)).ifPresent(value -> {
            String message =
                    SpellingSuggestion.unknown(subject(name) + ": " + MessageText.quoted(value), value, allowed);
            throw ApiError.invalid(message).withAllowed(allowed).toException();
        });
        return find(name);
    }

    /**
     * @param max the greatest allowed value
     * @return the value of a parameter; empty if it was not sent
     * @throws ApiError.Thrown if it is not a whole number from 0 to the maximum
     */
    public OptionalInt number(String name, int max) {
        return number(name, 0, max);
    }

    /**
     * @param min the least allowed value
     * @param max the greatest allowed value
     * @return the value of a parameter; empty if it was not sent
     * @throws ApiError.Thrown if it is not a whole number from the minimum to the maximum
     */
    public OptionalInt number(String name, int min, int max) {
        Optional<String> text = find(name);
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        boolean digits = text.get().matches("[0-9]{1,10}");
        boolean valid = digits && Long.parseLong(text.get()) >= min && Long.parseLong(text.get()) <= max;
        if (!valid) {
            throw wrongValue(name, "a whole number from " + min + " to " + max, text.get());
        }
        return OptionalInt.of(Integer.parseInt(text.get()));
    }

    /**
     * @return the value of a parameter; empty if it was not sent
     * @throws ApiError.Thrown if it is not an instant with an offset
     */
    public Optional<Instant> instant(String name) {
        return find(name).map(text -> {
            try {
                return Instant.parse(text);
            } catch (DateTimeParseException e) {
                throw wrongValue(name, "an instant such as 2025-11-24T21:51:52Z", text);
            }
        });
    }

    private static ApiError.Thrown wrongValue(String name, String expected, String value) {
        return ApiError.invalid(subject(name) + " must be " + expected + ", was " + MessageText.quoted(value))
                .toException();
    }

    /** @return all parameters, in the order in which they were sent */
    public Map<String, String> values() {
        return values;
    }
}
