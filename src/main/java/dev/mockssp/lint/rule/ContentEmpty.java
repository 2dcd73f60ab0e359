package dev.mockssp.lint.rule;

import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

final class ContentEmpty implements Rule {

    private static final RuleInfo ENTRY = RuleInfo.warning(
            "content-empty",
            "S2",
            "content.user or content.chatbot of the legacy endpoint is empty",
            "Both must be populated with the latest exchange; the product is chosen by them.");

    @Override
    public RuleInfo info() {
        return ENTRY;
    }

    @Override
    public Optional<String> check(ExchangeFacts facts, PriorTraffic past) {
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
