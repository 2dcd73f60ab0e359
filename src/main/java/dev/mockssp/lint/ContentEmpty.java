package dev.mockssp.lint;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

final class ContentEmpty implements Rule {

    private static final RuleEntry ENTRY = RuleEntry.warning(
            "content-empty",
            "S2",
            "content.user or content.chatbot of the legacy endpoint is empty",
            "Both must be populated with the latest exchange; the product is chosen by them.");

    @Override
    public RuleEntry entry() {
        return ENTRY;
    }

    @Override
    public Optional<String> seen(Facts facts, Past past) {
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
