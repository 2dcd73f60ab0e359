package dev.mockssp.engine.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mockssp.core.BodyEncoding;
import dev.mockssp.core.Headers;
import dev.mockssp.core.MessageText;
import dev.mockssp.core.Request;
import dev.mockssp.core.Utf8;
import dev.mockssp.journal.Exchange;
import dev.mockssp.json.Json;
import dev.mockssp.json.MalformedJsonException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import tools.jackson.core.StreamReadFeature;

/**
 * One exchange without its keys and credentials. First, every value that has the name of a secret is masked where it
 * stands. Then every text of the exchange is searched for these values. Not thread-safe.
 */
public final class ExchangeRedaction {

    /** Of one body. A search for more would take much memory, and no client sends so many. */
    private static final int MAX_SECRETS = 200;

    private final SecretRedactor redactor;
    private final boolean isJson;
    private final Request request;

    /** The parts of the request in which values are masked by their names, but not searched for yet. */
    private final String path;

    private final String query;
    private final List<Headers.Field> headers;
    private final byte[] body;

    private final Set<String> secrets = new LinkedHashSet<>();
    private Optional<Exchange.RecordedResponse> upstreamResponse = Optional.empty();
    private RejectedKeys rejectedKeys;

    ExchangeRedaction(SecretRedactor redactor, Request request, boolean isJson) {
        this.redactor = redactor;
        this.request = request;
        this.isJson = isJson;
        this.headers = maskedHeaders(request.headers());
        this.query = maskedQuery();
        UrlRedactor urls = urls();
        this.path = urls.path(request.path());
        addLong(urls.found());
        this.body = maskedBody(request.body(), isJson);
        this.rejectedKeys = RejectedKeys.of(secrets);
    }

    void addUpstream(Exchange.RecordedResponse response, List<String> earlier) {
        secrets.addAll(earlier);
        boolean image = response.contentType().startsWith("image/");
        upstreamResponse = Optional.of(new Exchange.RecordedResponse(
                response.status(),
                Headers.of(maskedHeaders(response.headers())),
                response.contentType(),
                image ? response.body() : maskedBody(response.body(), isJson(response.body())),
                response.fault()));
        rejectedKeys = RejectedKeys.of(secrets);
    }

    private UrlRedactor urls() {
        return new UrlRedactor(redactor::isKnownKey, redactor::maskedKey);
    }

    private List<Headers.Field> maskedHeaders(Headers sent) {
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

    private String maskedQuery() {
        UrlRedactor urls = urls();
        String masked = urls.query(request.path(), request.query());
        urls.found().forEach(this::reject);
        return masked;
    }

    private byte[] maskedBody(byte[] sent, boolean json) {
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

    /** @return the request without its secrets; its body is the same array if there is none in it */
    public Exchange.RecordedRequest request() {
        return new Exchange.RecordedRequest(
                rejectedKeys.removeFrom(request.method()),
                path(),
                rejectedKeys.removeFrom(query),
                headers(),
                body(),
                request.oversized());
    }

    /** No key can be found in a body that is compressed or not UTF-8, so such a body is not kept beside one. */
    private byte[] body() {
        boolean searchable = rejectedKeys.isEmpty()
                || body.length == 0
                || BodyEncoding.unsupported(request.headers()).isEmpty()
                        && Utf8.decode(body).isPresent();
        if (!searchable) {
            return ("(" + MessageText.count(body.length, "byte") + ", not UTF-8 text, not kept)").getBytes(UTF_8);
        }
        return isJson ? withoutKeys(body) : rejectedKeys.removeFrom(body);
    }

    /** @return the path without its secrets */
    public String path() {
        return rejectedKeys.removeFrom(path);
    }

    /** @return the headers of the request without its secrets */
    public Headers headers() {
        return rejectedKeys.isEmpty()
                ? Headers.of(headers)
                : Headers.of(headers.stream()
                        .map(field -> SecretNames.isSecret(field.name()) ? field : withoutKeys(field))
                        .toList());
    }

    private Headers.Field withoutKeys(Headers.Field field) {
        return new Headers.Field(rejectedKeys.removeFrom(field.name()), rejectedKeys.removeFrom(field.value()));
    }

    /**
     * @param sent the response as it was sent; it may quote the request, as a 404 does
     * @return the response without the secrets of the request
     */
    public Exchange.RecordedResponse response(Exchange.RecordedResponse sent) {
        Exchange.RecordedResponse masked = upstreamResponse.orElse(sent);
        if (rejectedKeys.isEmpty() && upstreamResponse.isEmpty()) {
            return sent;
        }
        return new Exchange.RecordedResponse(
                masked.status(),
                Headers.of(masked.headers().fields().stream()
                        .map(this::withoutKeys)
                        .toList()),
                masked.contentType(),
                withoutKeys(masked.body()),
                masked.fault());
    }

    /**
     * @param error an error response of this server that quotes the request
     * @return the response without the secrets of the request, and without values that have the name of one
     */
    public Exchange.RecordedResponse error(Exchange.RecordedResponse error) {
        Headers named = Headers.of(error.headers().fields().stream()
                .map(field -> new Headers.Field(field.name(), text(field.value())))
                .toList());
        return response(new Exchange.RecordedResponse(
                error.status(),
                named,
                error.contentType(),
                NamedSecrets.inJson(error.body(), redactor::isKnownKey).masked(),
                error.fault()));
    }

    private byte[] withoutKeys(byte[] text) {
        if (rejectedKeys.isEmpty() || !isJson(text)) {
            return rejectedKeys.removeFrom(text);
        }
        byte[] kept = rejectedKeys.removeFromJson(text);
        return kept == text || isJson(kept) ? kept : withoutRepeatedNames(kept);
    }

    private static boolean isJson(byte[] text) {
        try {
            return text.length > 0 && !Json.read(text).isMissingNode();
        } catch (MalformedJsonException e) {
            return false;
        }
    }

    /** Two names that contain keys can become the same, which strict readers reject. */
    private static byte[] withoutRepeatedNames(byte[] json) {
        return Json.write(Json.MAPPER
                .reader()
                .without(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .readTree(new String(json, UTF_8)));
    }

    /**
     * @param text a text that may quote the request
     * @return the text without the secrets of the request
     */
    public String text(String text) {
        boolean plain = text.indexOf('=') < 0 && text.indexOf(':') < 0;
        if (plain && rejectedKeys.isEmpty()) {
            return text;
        }
        NamedSecrets named = NamedSecrets.inProse(text.getBytes(UTF_8), redactor::isKnownKey);
        return rejectedKeys.removeFrom(named.isEmpty() ? text : new String(named.masked(), UTF_8));
    }

    /** @return as {@link #text(String)} */
    public Optional<String> text(Optional<String> text) {
        return text.map(this::text);
    }

    /** @return JSON without the secrets of the request */
    public byte[] json(byte[] json) {
        return withoutKeys(json);
    }
}
