package dev.mockssp.lint.rule;

import dev.mockssp.lint.facts.DocumentedFields;
import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.ArrayList;
import java.util.List;
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
    public List<Observation> check(ExchangeFacts facts, PriorTraffic history) {
        if (!facts.isBidRequest() || facts.isDocumented()) {
            return List.of();
        }
        DocumentedFields documented = DocumentedFields.of(facts.revision());
        List<Observation> ignored = new ArrayList<>(0);
        collect(ignored, documented, facts.body(), "", documented.bidRequest());
        collect(ignored, documented, facts.body().path("config"), "config.", documented.config());
        return ignored;
    }

    private static void collect(
            List<Observation> ignored, DocumentedFields documented, JsonNode object, String place, List<String> known) {
        if (DocumentedFields.hasOnly(object, known)) {
            return;
        }
        for (String name : object.propertyNames()) {
            String advice = documented.ignored().get(place + name);
            if (advice != null) {
                String parent = place.isEmpty() ? "" : "/config";
                ignored.add(Observation.ofField(parent, name, name + ": " + advice));
            }
        }
    }
}
