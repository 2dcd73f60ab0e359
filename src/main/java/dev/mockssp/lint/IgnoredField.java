package dev.mockssp.lint;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

final class IgnoredField implements Rule {

    private static final RuleEntry ENTRY = RuleEntry.info(
            "ignored-field",
            "advice",
            "a bid request has a field that clients are known to send and the server to ignore",
            "It has no effect; what it is meant to say is said in another way, or not yet.");

    @Override
    public RuleEntry entry() {
        return ENTRY;
    }

    @Override
    public Optional<String> seen(Facts facts, Past past) {
        if (!facts.isBidRequest()) {
            return Optional.empty();
        }
        Stream<String> top = facts.body().propertyNames().stream().filter(name -> isIgnored(name, ""));
        Stream<String> config =
                facts.body().path("config").propertyNames().stream().filter(name -> isIgnored(name, "config."));
        return Optional.of(Stream.concat(top, config)
                        .map(name -> name + ": " + KnownFields.IGNORED.get(name))
                        .collect(Collectors.joining("; ")))
                .filter(seen -> !seen.isEmpty());
    }

    static boolean isIgnored(String name, String place) {
        String home = name.equals("restricted_click_area") ? "config." : "";
        return place.equals(home) && KnownFields.IGNORED.containsKey(name);
    }
}
