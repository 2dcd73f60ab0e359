package dev.mockssp.lint.rule;

import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

final class ContentEmpty implements Rule {

    private static final RuleInfo INFO = RuleInfo.warning(
            "content-empty",
            "S2",
            "content.user or content.chatbot of the legacy endpoint is empty",
            "Fill both with the latest exchange of the conversation: the server chooses the product by them.");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Observation> check(ExchangeFacts facts, PriorTraffic history) {
        if (!facts.isGetAd()) {
            return List.of();
        }
        JsonNode content = facts.body().path("content");
        return Stream.of("user", "chatbot")
                .filter(name -> content.path(name).stringValue("-").isBlank())
                .map(name -> new Observation("/content/" + name, "content." + name + " is empty"))
                .toList();
    }
}
