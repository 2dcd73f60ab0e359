package dev.mockssp.lint.rule;

import dev.mockssp.lint.facts.DocumentedFields;
import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

final class IgnoredField implements Rule {

    private static final RuleInfo INFO = RuleInfo.info(
            "ignored-field",
            "advice",
            "a bid request has a field that some clients send, but the server ignores",
            "The field has no effect. Use the documented field, if there is one.");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Optional<String> check(ExchangeFacts facts, PriorTraffic history) {
        if (!facts.isBidRequest() || facts.isDocumented()) {
            return Optional.empty();
        }
        List<String> ignored = new ArrayList<>(0);
        collect(ignored, facts.body(), "", DocumentedFields.BID_REQUEST);
        collect(ignored, facts.body().path("config"), "config.", DocumentedFields.CONFIG);
        return ignored.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", ignored));
    }

    private static void collect(List<String> ignored, JsonNode object, String place, List<String> known) {
        if (DocumentedFields.hasOnly(object, known)) {
            return;
        }
        for (String name : object.propertyNames()) {
            if (isIgnored(name, place)) {
                ignored.add(name + ": " + DocumentedFields.IGNORED.get(name));
            }
        }
    }

    static boolean isIgnored(String name, String place) {
        String home = name.equals("restricted_click_area") ? "config." : "";
        return place.equals(home) && DocumentedFields.IGNORED.containsKey(name);
    }
}
