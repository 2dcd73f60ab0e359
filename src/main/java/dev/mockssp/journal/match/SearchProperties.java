package dev.mockssp.journal.match;

import static java.util.stream.Collectors.toMap;

import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.text.MessageText;
import dev.mockssp.core.text.SpellingSuggestion;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Finding;
import dev.mockssp.journal.Outcome;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the prefixes of a search mean. */
final class SearchProperties {

    private static final Pattern STATUS = Pattern.compile("[0-9]{1,3}");
    private static final Pattern STATUS_CLASS = Pattern.compile("[1-9]xx");
    private static final List<String> OUTCOMES =
            Arrays.stream(Outcome.Kind.values()).map(Outcome.Kind::label).toList();
    private static final Map<String, Finding.Severity> SEVERITIES = Arrays.stream(Finding.Severity.values())
            .collect(toMap(Finding.Severity::label, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    private static final List<String> FINDINGS = Stream.concat(Stream.of("any", "none"), SEVERITIES.keySet().stream())
            .toList();

    private final ExchangeSearch.KeyNames keys;
    private final Map<String, Function<String, Predicate<Exchange>>> byPrefix = new LinkedHashMap<>();

    SearchProperties(ExchangeSearch.KeyNames keys) {
        this.keys = keys;
        byPrefix.put(
                "chat", value -> matching(value, exchange -> exchange.client().chatId()));
        byPrefix.put(
                "user", value -> matching(value, exchange -> exchange.client().userId()));
        byPrefix.put("key", this::key);
        byPrefix.put("status", SearchProperties::status);
        byPrefix.put("outcome", SearchProperties::outcome);
        byPrefix.put("rule", SearchProperties::rule);
        byPrefix.put("tag", value -> matching(value, Exchange::experimentTag));
        byPrefix.put("findings", SearchProperties::findings);
        byPrefix.put(
                "scenario",
                value -> matching(
                        value, exchange -> Optional.of(exchange.scenario().name())));
        byPrefix.put("endpoint", value -> matching(value, exchange -> Optional.of(exchange.endpoint())));
    }

    /** @throws ConfigurationException if the prefix or its value is unknown */
    Predicate<Exchange> condition(SearchToken token) {
        String prefix = token.prefix().orElseThrow();
        Function<String, Predicate<Exchange>> property = byPrefix.get(prefix.toLowerCase(Locale.ROOT));
        if (property == null) {
            List<String> known = byPrefix.keySet().stream().toList();
            throw new ConfigurationException(
                    SpellingSuggestion.unknown("The prefix " + MessageText.quoted(prefix + ":"), prefix, known)
                            + ". To find a text with a colon, put it into quotation marks",
                    known);
        }
        return property.apply(token.value());
    }

    private Predicate<Exchange> key(String value) {
        Optional<String> id = keys.idOf().apply(value);
        Predicate<String> matches = wildcard(value);
        return exchange -> {
            Exchange.Client client = exchange.client();
            return id.isPresent() && id.get().equals(client.keyId())
                    || matches.test(client.key())
                    || keys.nameOf().apply(client.keyId()).filter(matches).isPresent();
        };
    }

    private static Predicate<Exchange> status(String value) {
        if (STATUS_CLASS.matcher(value).matches()) {
            int hundreds = value.charAt(0) - '0';
            return exchange -> exchange.response().status() / 100 == hundreds;
        }
        if (!STATUS.matcher(value).matches()) {
            throw new ConfigurationException("status: must be a number such as 429, a class such as 4xx, or 0 for no"
                    + " response, was " + MessageText.quoted(value));
        }
        int status = Integer.parseInt(value);
        return exchange -> exchange.response().status() == status;
    }

    private static Predicate<Exchange> outcome(String value) {
        requireKnown("outcome", value, OUTCOMES);
        return exchange -> exchange.outcome().kind().label().equals(value);
    }

    private static Predicate<Exchange> rule(String value) {
        Predicate<String> matches = wildcard(value);
        return exchange -> exchange.findings().stream().map(Finding::rule).anyMatch(matches);
    }

    private static Predicate<Exchange> findings(String value) {
        requireKnown("findings", value, FINDINGS);
        Finding.Severity severity = SEVERITIES.get(value);
        return exchange -> severity == null
                ? exchange.findings().isEmpty() == value.equals("none")
                : exchange.findings().stream().anyMatch(finding -> finding.severity() == severity);
    }

    private static void requireKnown(String prefix, String value, List<String> known) {
        if (!known.contains(value)) {
            throw new ConfigurationException(
                    SpellingSuggestion.unknown(
                            prefix + ":" + MessageText.shortened(value, MessageText.MAX_LENGTH), value, known),
                    known);
        }
    }

    private static Predicate<Exchange> matching(String value, Function<Exchange, Optional<String>> property) {
        Predicate<String> matches = wildcard(value);
        return exchange -> property.apply(exchange).filter(matches).isPresent();
    }

    /** The whole value, whatever its case; a {@code *} at an end stands for any text. */
    private static Predicate<String> wildcard(String value) {
        String wanted = value.toLowerCase(Locale.ROOT);
        boolean open = wanted.endsWith("*");
        boolean openStart = wanted.startsWith("*");
        String core =
                wanted.substring(openStart ? 1 : 0, Math.max(openStart ? 1 : 0, wanted.length() - (open ? 1 : 0)));
        return text -> {
            String actual = text.toLowerCase(Locale.ROOT);
            if (openStart) {
                return open ? actual.contains(core) : actual.endsWith(core);
            }
            return open ? actual.startsWith(core) : actual.equals(core);
        };
    }
}
