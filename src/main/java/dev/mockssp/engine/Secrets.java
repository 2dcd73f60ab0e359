package dev.mockssp.engine;

import dev.mockssp.access.KeyRing;
import dev.mockssp.exchange.Headers;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Masks keys and credentials before a request is written down, wherever they were put. A key that is not the double's
 * may be a real one: nothing of it is kept.
 */
final class Secrets {

    private static final Pattern NAMES =
            Pattern.compile("key|token|auth|secret|passw|cookie|credential|session", Pattern.CASE_INSENSITIVE);

    /** The parameter of the double's own tracking URLs. */
    private static final String OWN_TOKEN = "token";

    private final KeyRing keys;

    Secrets(KeyRing keys) {
        this.keys = keys;
    }

    Headers masked(Headers headers) {
        return Headers.of(headers.fields().stream().map(this::masked).toList());
    }

    /** @param query a raw query, without the question mark */
    String maskedQuery(String query) {
        return NAMES.matcher(decoded(query)).find()
                ? Arrays.stream(query.split("&", -1)).map(this::maskedPair).collect(Collectors.joining("&"))
                : query;
    }

    /** @param sent what was sent as a key, or in place of one */
    String maskedKey(String sent) {
        return keys.find(sent)
                .map(key -> KeyRing.mask(key.name())
                        + key.scenario().map(name -> "+" + name).orElse(""))
                .orElse("(" + sent.length() + " characters, not kept)");
    }

    private Headers.Field masked(Headers.Field field) {
        if (NAMES.matcher(field.name()).find()) {
            return new Headers.Field(field.name(), maskedKey(field.value()));
        }
        int mark = field.name().equalsIgnoreCase("Referer") ? field.value().indexOf('?') + 1 : 0;
        return mark == 0
                ? field
                : new Headers.Field(
                        field.name(),
                        field.value().substring(0, mark)
                                + maskedQuery(field.value().substring(mark)));
    }

    private String maskedPair(String pair) {
        int equals = pair.indexOf('=');
        String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
        return equals < 0 || name.equals(OWN_TOKEN) || !NAMES.matcher(name).find()
                ? pair
                : pair.substring(0, equals + 1) + maskedKey(decoded(pair.substring(equals + 1)));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
