package dev.mockssp.lint.rule;

import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
    public Optional<String> check(ExchangeFacts facts, PriorTraffic history) {
        if (!facts.isGetAd()) {
            return Optional.empty();
        }
        List<String> empty = Stream.of("user", "chatbot")
                .filter(name ->
                        facts.body().path("content").path(name).stringValue("-").isBlank())
                .map(name -> "content." + name)
                .toList();
        return empty.isEmpty() ? Optional.empty() : Optional.of("empty: " + String.join(", ", empty));
    }
}
