package dev.mockssp.journal.match;

import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Finds words anywhere in an exchange, whatever their case. Text in JSON is compared without its escapes as well. */
final class SearchedText implements Predicate<Exchange> {

    private final List<String> words;
    private final ExchangeSearch.KeyNames keys;

    SearchedText(List<String> words, ExchangeSearch.KeyNames keys) {
        this.words = words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
        this.keys = keys;
    }

    @Override
    public boolean test(Exchange exchange) {
        List<String> missing = new ArrayList<>(words);
        strike(missing, properties(exchange));
        // The bodies are long, so they come last.
        strikeBody(missing, exchange.request().body(), exchange.request().text());
        strikeBody(missing, exchange.response().body(), exchange.response().text());
        exchange.request().headers().forEach((name, value) -> strike(missing, name + ": " + value));
        return missing.isEmpty();
    }

    private String properties(Exchange exchange) {
        Exchange.Client client = exchange.client();
        StringBuilder text = new StringBuilder(200);
        for (String part : List.of(
                exchange.id(),
                exchange.request().method(),
                exchange.request().path(),
                exchange.request().query(),
                exchange.endpoint(),
                Integer.toString(exchange.response().status()),
                exchange.outcome().kind().label(),
                exchange.outcome().reason(),
                exchange.scenario().name(),
                client.key(),
                keys.nameOf().apply(client.keyId()).orElse(""),
                client.userId().orElse(""),
                client.chatId().orElse(""),
                exchange.experimentTag().orElse(""))) {
            text.append(part).append('\n');
        }
        for (Finding finding : exchange.findings()) {
            text.append(finding.rule()).append('\n').append(finding.seen()).append('\n');
        }
        return text.toString();
    }

    private static void strikeBody(List<String> missing, byte[] body, String text) {
        if (missing.isEmpty() || body.length == 0) {
            return;
        }
        strike(missing, text);
        if (!missing.isEmpty() && text.indexOf('\\') >= 0) {
            strike(missing, withoutEscapes(text));
        }
    }

    private static void strike(List<String> missing, String text) {
        if (!missing.isEmpty()) {
            String lower = text.toLowerCase(Locale.ROOT);
            missing.removeIf(lower::contains);
        }
    }

    /** The text of JSON as a user reads it, with the characters themselves instead of their escapes. */
    private static String withoutEscapes(String json) {
        StringBuilder text = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c != '\\' || i + 1 == json.length()) {
                text.append(c);
                continue;
            }
            char kind = json.charAt(++i);
            int code = kind == 'u' ? hex(json, i + 1) : -1;
            if (code >= 0) {
                text.append((char) code);
                i += 4;
            } else {
                text.append(
                        switch (kind) {
                            case 'n' -> '\n';
                            case 't' -> '\t';
                            case 'r' -> '\r';
                            default -> kind;
                        });
            }
        }
        return text.toString();
    }

    /** @return the value of four hexadecimal digits, negative if they are none */
    private static int hex(String text, int at) {
        if (at + 4 > text.length()) {
            return -1;
        }
        int code = 0;
        for (int i = at; i < at + 4; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            code = code << 4 | digit;
        }
        return code;
    }
}
