package dev.mockssp.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

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
        if (!facts.isBidRequest() || facts.isDocumented()) {
            return Optional.empty();
        }
        List<String> ignored = new ArrayList<>(0);
        collect(ignored, facts.body(), "", KnownFields.BID_REQUEST);
        collect(ignored, facts.body().path("config"), "config.", KnownFields.CONFIG);
        return ignored.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", ignored));
    }

    private static void collect(List<String> ignored, JsonNode object, String place, List<String> known) {
        if (KnownFields.areAllOf(object, known)) {
            return;
        }
        for (String name : object.propertyNames()) {
            if (isIgnored(name, place)) {
                ignored.add(name + ": " + KnownFields.IGNORED.get(name));
            }
        }
    }

    static boolean isIgnored(String name, String place) {
        String home = name.equals("restricted_click_area") ? "config." : "";
        return place.equals(home) && KnownFields.IGNORED.containsKey(name);
    }
}
