package dev.mockssp.engine.replay;

import dev.mockssp.engine.proxy.TrackingLinkRewriter;
import dev.mockssp.engine.redaction.UpstreamRedactor;
import dev.mockssp.journal.Exchange;
import dev.mockssp.json.JsonStrings;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Removes from texts of an exchange what identifies the client: ids, keys, tokens and addresses. */
final class Anonymizer {

    private static final String REPLACEMENT = "(scrubbed)";
    private static final int MIN_ID_LENGTH = 6;
    private static final Pattern PERSONAL_ADDRESS = Pattern.compile(String.join(
            "|",
            "\\b(?:api_req|bid|ad)_[A-Za-z0-9-]*[0-9][A-Za-z0-9_-]*",
            "\\b[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\\b",
            "(?<![0-9.])(?:[0-9]{1,3}\\.){3}[0-9]{1,3}(?![0-9])",
            "(?<![0-9A-Za-z:])(?:[0-9A-Fa-f]{1,4}:){2,7}(?::?[0-9A-Fa-f]{1,4}){1,7}(?![0-9A-Za-z:])",
            "[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,255}\\.[A-Za-z]{2,24}"));

    private final Optional<Pattern> own;

    private Anonymizer(Optional<Pattern> own) {
        this.own = own;
    }

    static Anonymizer of(Exchange exchange, JsonNode response) {
        String ids = Stream.of(
                        Stream.of(exchange.id(), response.path("requestId").asString("")),
                        exchange.client().userId().stream(),
                        exchange.client().chatId().stream(),
                        exchange.outcome().bidIds().stream(),
                        TrackingLinkRewriter.bids(response).map(TrackingLinkRewriter.Bid::id))
                .flatMap(found -> found)
                .filter(Objects::nonNull)
                .filter(isDistinctive())
                .distinct()
                .map(id -> "(?<![A-Za-z0-9])" + Pattern.quote(id) + "(?![A-Za-z0-9])")
                .collect(Collectors.joining("|"));
        return new Anonymizer(ids.isEmpty() ? Optional.empty() : Optional.of(Pattern.compile(ids)));
    }

    /** Skips short ids: an id such as "me" would remove half of an ad. */
    private static Predicate<String> isDistinctive() {
        return id -> id.length() >= MIN_ID_LENGTH || id.chars().anyMatch(Character::isDigit);
    }

    String text(String text) {
        String known = own.map(ids -> ids.matcher(text).replaceAll(REPLACEMENT)).orElse(text);
        return UpstreamRedactor.withoutTokens(PERSONAL_ADDRESS.matcher(known).replaceAll(REPLACEMENT));
    }

    JsonNode json(JsonNode value) {
        return JsonStrings.map(value, this::text);
    }

    /** The first text that is not empty after anonymization. */
    String first(List<JsonNode> texts, String otherwise) {
        return texts.stream()
                .flatMap(text -> text.stringValueOpt().stream())
                .filter(text -> !text.isBlank())
                .findFirst()
                .map(this::text)
                .orElse(otherwise);
    }
}
