package dev.mockssp.engine.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mockssp.core.Headers;
import dev.mockssp.core.text.MessageText;
import dev.mockssp.json.Json;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Masks the values of one exchange that have the name of a secret, and collects them. Not thread-safe. */
final class SecretMasker {

    /** Of one body. A search for more would take much memory, and no client sends so many. */
    private static final int MAX_SECRETS = 200;

    private final SecretRedactor redactor;
    private final Set<String> secrets = new LinkedHashSet<>();

    SecretMasker(SecretRedactor redactor) {
        this.redactor = redactor;
    }

    /** @return the secrets that were masked or added, for which all texts of the exchange must be searched */
    Set<String> secrets() {
        return secrets;
    }

    void addSecrets(List<String> known) {
        secrets.addAll(known);
    }

    List<Headers.Field> headers(Headers sent) {
        Headers.Field[] masked = new Headers.Field[sent.fields().size()];
        for (int i = 0; i < masked.length; i++) {
            masked[i] = masked(sent.fields().get(i));
        }
        return List.of(masked);
    }

    private Headers.Field masked(Headers.Field field) {
        if (SecretNames.isSecret(field.name())) {
            if (SecretNames.isCredential(field.name())) {
                reject(Credentials.withoutScheme(field.value()));
            }
            return new Headers.Field(field.name(), redactor.maskedKey(field.value()));
        }
        String value = maskedText(field.value());
        return value.equals(field.value()) ? field : new Headers.Field(field.name(), value);
    }

    /** Masks the parameters in the value of a header, and the URLs in it. */
    private String maskedText(String value) {
        if (!mayHaveParameter(value)) {
            return value;
        }
        if (value.indexOf('%') >= 0) {
            byte[] unescaped =
                    Unescaped.original(value.getBytes(UTF_8)).unescaped().bytes();
            addLong(NamedSecrets.inText(unescaped, redactor::isKnownKey).values());
        }
        boolean hasUrl = value.contains("://") || value.startsWith("/");
        String masked = value;
        if (hasUrl) {
            UrlRedactor urls = urls();
            masked = eachWord(value, urls::url);
            addLong(urls.found());
        }
        NamedSecrets named = NamedSecrets.inText(masked.getBytes(UTF_8), redactor::isKnownKey);
        addLong(named.values());
        return named.isEmpty() ? masked : new String(named.masked(), UTF_8);
    }

    private static boolean mayHaveParameter(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '=' || c == ':' || c == '%' || c == '>') {
                return true;
            }
        }
        return value.startsWith("/");
    }

    private static String eachWord(String text, UnaryOperator<String> change) {
        StringBuilder result = new StringBuilder();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || " \t\"'<>".indexOf(text.charAt(i)) >= 0) {
                String word = text.substring(start, i);
                result.append(word.contains("://") || word.startsWith("/") ? change.apply(word) : word);
                result.append(text, i, Math.min(i + 1, text.length()));
                start = i + 1;
            }
        }
        return result.toString();
    }

    String path(String sent) {
        UrlRedactor urls = urls();
        String masked = urls.path(sent);
        addLong(urls.found());
        return masked;
    }

    String query(String path, String sent) {
        UrlRedactor urls = urls();
        String masked = urls.query(path, sent);
        urls.found().forEach(this::reject);
        return masked;
    }

    /** @return the body without its secrets, or a note if there are too many; the same array if there is none */
    byte[] body(byte[] sent, boolean json) {
        if (sent.length == 0) {
            return sent;
        }
        NamedSecrets named = json
                ? NamedSecrets.inJson(sent, redactor::isKnownKey)
                : NamedSecrets.inText(sent, redactor::isKnownKey);
        Set<String> values = new LinkedHashSet<>(named.values());
        Unescaped original = Unescaped.original(sent);
        if (!json && original.hasEscapes()) {
            values.addAll(NamedSecrets.inProse(original.unescaped().bytes(), redactor::isKnownKey)
                    .values());
        }
        if (values.size() > MAX_SECRETS) {
            return Json.write("(" + MessageText.count(sent.length, "byte") + " with "
                    + MessageText.count(values.size(), "key or credential", "keys and credentials") + ", not kept)");
        }
        addLong(values);
        if (!json) {
            named.values().forEach(this::addBeginning);
        }
        return named.masked();
    }

    /** The error message about a body that is not JSON may quote the beginning of a value, up to the first symbol. */
    private void addBeginning(String value) {
        int end = 0;
        while (end < value.length() && Character.isJavaIdentifierPart(value.charAt(end))) {
            end++;
        }
        if (end > 0 && end < value.length()) {
            secrets.add("'" + value.substring(0, end) + "'");
        }
    }

    private UrlRedactor urls() {
        return new UrlRedactor(redactor::isKnownKey, redactor::maskedKey);
    }

    private void reject(String key) {
        if (!redactor.isKnownKey(key)) {
            secrets.add(key);
            secrets.add(Credentials.withoutScenario(key));
        }
    }

    private void addLong(Collection<String> values) {
        for (String value : values) {
            if (value.length() >= RejectedKeys.MIN_LENGTH_INSIDE_WORDS) {
                secrets.add(value);
            }
        }
    }
}
