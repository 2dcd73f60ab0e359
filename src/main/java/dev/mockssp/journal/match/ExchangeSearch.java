package dev.mockssp.journal.match;

import dev.mockssp.core.ConfigurationException;
import dev.mockssp.journal.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A search as a user types it: words that occur anywhere in an exchange, and {@code prefix:value} for one of its
 * properties, such as {@code user:user-1 status:4xx "running shoes"}. All of them must hold.
 *
 * @param terms the conditions
 */
public record ExchangeSearch(List<Predicate<Exchange>> terms) implements Predicate<Exchange> {

    /** The longest search, in characters. */
    public static final int MAX_LENGTH = 500;

    /**
     * How a search recognizes an API key.
     *
     * @param idOf returns the identifier of a key, empty if it is not valid
     * @param nameOf returns the readable name of a key by its identifier, empty if it is only shown masked
     */
    public record KeyNames(Function<String, Optional<String>> idOf, Function<String, Optional<String>> nameOf) {}

    public ExchangeSearch {
        terms = List.copyOf(terms);
    }

    /**
     * @param text the search
     * @param keys how it recognizes keys
     * @return the search
     * @throws ConfigurationException if a prefix or a value is unknown, or a quotation mark is missing
     */
    public static ExchangeSearch parse(String text, KeyNames keys) {
        if (text.length() > MAX_LENGTH) {
            throw new ConfigurationException(
                    "A search has at most " + MAX_LENGTH + " characters, this one has " + text.length());
        }
        List<SearchToken> tokens = SearchToken.split(text);
        SearchProperties properties = new SearchProperties(keys);
        List<Predicate<Exchange>> conditions = new ArrayList<>();
        // the cheap conditions first: the text of an exchange is long
        tokens.stream()
                .filter(token -> token.prefix().isPresent())
                .map(properties::condition)
                .forEach(conditions::add);
        List<String> words = tokens.stream()
                .filter(token -> token.prefix().isEmpty())
                .map(SearchToken::value)
                .toList();
        if (!words.isEmpty()) {
            conditions.add(new SearchedText(words, keys));
        }
        return new ExchangeSearch(conditions);
    }

    @Override
    public boolean test(Exchange exchange) {
        for (Predicate<Exchange> term : terms) {
            if (!term.test(exchange)) {
                return false;
            }
        }
        return true;
    }
}
