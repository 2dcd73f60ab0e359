package dev.mockssp.contract;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rule for the value of a response header. The value in the example is one of many, except for {@link Exact}. */
public sealed interface HeaderRule {

    /**
     * @param value the value of the header; several fields of one name are joined by commas
     * @return whether the value matches
     */
    boolean accepts(String value);

    /** @return the expected value, human-readable */
    String expected();

    /**
     * @return a regular expression for the value, or for each item of a list; for lists, it is weaker than {@link
     *     #accepts}, because it sees a single item
     */
    String pattern();

    /** A single value, for example the origin of a registered page. */
    record Exact(String value) implements HeaderRule {
        @Override
        public boolean accepts(String found) {
            return found.equals(value);
        }

        @Override
        public String expected() {
            return value;
        }

        @Override
        public String pattern() {
            return "^" + value.replaceAll("[^A-Za-z0-9_-]", "\\\\$0") + "$";
        }
    }

    /** An integer that is at least the minimum. */
    record WholeNumber(long minimum) implements HeaderRule {
        @Override
        public boolean accepts(String found) {
            return found.matches("[0-9]{1,18}") && Long.parseLong(found) >= minimum;
        }

        @Override
        public String expected() {
            return minimum == 0 ? "a whole number" : "a whole number from " + minimum;
        }

        @Override
        public String pattern() {
            return minimum == 0 ? "^[0-9]+$" : "^[1-9][0-9]*$";
        }
    }

    /** A list with at least these items, in any case and order. An asterisk that the pattern allows matches all items. */
    record Listing(List<String> items, String pattern) implements HeaderRule {
        @Override
        public boolean accepts(String found) {
            List<String> present = Arrays.stream(found.split(","))
                    .map(item -> item.strip().toLowerCase(Locale.ROOT))
                    .toList();
            return present.contains("*") && "*".matches(pattern)
                    || items.stream().allMatch(item -> present.contains(item.toLowerCase(Locale.ROOT)));
        }

        @Override
        public String expected() {
            return items.stream().collect(Collectors.joining(", ", "a list with ", ""));
        }
    }

    /** An absolute http or https URL. */
    record WebUrl() implements HeaderRule {
        private static final String PATTERN = "^https?://[^\\s/?#]+[^\\s]*$";

        @Override
        public boolean accepts(String found) {
            return found.matches(PATTERN);
        }

        @Override
        public String expected() {
            return "an absolute http or https URL";
        }

        @Override
        public String pattern() {
            return PATTERN;
        }
    }

    /** A media type with any parameters. */
    record MediaType(String type) implements HeaderRule {
        @Override
        public boolean accepts(String found) {
            return found.split(";", 2)[0].strip().equalsIgnoreCase(type);
        }

        @Override
        public String expected() {
            return type;
        }

        @Override
        public String pattern() {
            return "(?i)^" + type.replace("+", "\\+") + "(\\s*;.*)?$";
        }
    }

    /** Any value that is not empty. */
    record Present(String example) implements HeaderRule {
        @Override
        public boolean accepts(String found) {
            return !found.isEmpty();
        }

        @Override
        public String expected() {
            return "a value such as " + example;
        }

        @Override
        public String pattern() {
            return "^.+$";
        }
    }

    /**
     * @param interaction the interaction
     * @param name the name of a header of its response
     * @return the rule; empty for a header that is not part of the contract
     */
    static Optional<HeaderRule> of(Interaction interaction, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String value = interaction.response().headers().first(name).orElse("");
        if (interaction.guarantee().headers().contains(lower)) {
            return Optional.of(new Exact(value));
        }
        boolean redirect = interaction.response().status() == 302;
        return switch (lower) {
            case "date" -> Optional.empty();
            case "cache-control" -> redirect ? Optional.empty() : listing(UNCACHED, "no-store");
            case "content-type" -> Optional.of(new MediaType(value.split(";", 2)[0].strip()));
            case "location" -> Optional.of(new WebUrl());
            case "vary" -> listing(VARYING, "Origin");
            case "access-control-allow-origin" -> Optional.of(new Exact(value));
            case "access-control-allow-methods" -> listing("^(POST|OPTIONS)$", "POST", "OPTIONS");
            case "access-control-allow-headers" ->
                listing(
                        "^[A-Za-z0-9*-]+$",
                        "Content-Type",
                        interaction.provider().keyHeader());
            case "access-control-expose-headers" ->
                listing("^[A-Za-z0-9*-]+$", "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset");
            case "access-control-max-age" -> Optional.of(new WholeNumber(1));
            default -> Optional.of(value.matches("\\d+") ? new WholeNumber(0) : new Present(value));
        };
    }

    /**
     * @param interaction the interaction
     * @return the names of headers that its response must not have: a page would read a response that it may not read,
     *     or send cookies (contract.md 1.8)
     */
    static List<String> forbidden(Interaction interaction) {
        if (interaction.request().origin().isEmpty()) {
            return List.of();
        }
        return Stream.of(ALLOW_ORIGIN, "Access-Control-Allow-Credentials")
                .filter(name -> !interaction.response().headers().has(name))
                .toList();
    }

    /** The web origin whose pages may read the response. */
    String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

    /** Items that may appear together with no-store. */
    String UNCACHED = "(?i)^(no-store|no-cache|must-revalidate|proxy-revalidate|private|max-age=0|s-maxage=0)$";

    /** Items that servers send together with Origin. */
    String VARYING = "(?i)^(origin|accept-encoding|access-control-request-method|access-control-request-headers|\\*)$";

    private static Optional<HeaderRule> listing(String pattern, String... items) {
        return Optional.of(new Listing(List.of(items), pattern));
    }
}
