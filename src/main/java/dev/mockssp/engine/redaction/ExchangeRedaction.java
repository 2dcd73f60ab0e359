package dev.mockssp.engine.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mockssp.core.BodyEncoding;
import dev.mockssp.core.Headers;
import dev.mockssp.core.Request;
import dev.mockssp.core.text.MessageText;
import dev.mockssp.core.text.Utf8;
import dev.mockssp.journal.Exchange;
import dev.mockssp.json.Json;
import dev.mockssp.json.MalformedJsonException;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.StreamReadFeature;

/**
 * One exchange without its keys and credentials. First, every value that has the name of a secret is masked where it
 * stands. Then every text of the exchange is searched for these values. Not thread-safe.
 */
public final class ExchangeRedaction {

    private final SecretRedactor redactor;
    private final boolean isJson;
    private final Request request;

    /** The parts of the request in which values are masked by their names, but not searched for yet. */
    private final String path;

    private final String query;
    private final List<Headers.Field> headers;
    private final byte[] body;

    private final SecretMasker masker;
    private Optional<Exchange.RecordedResponse> upstreamResponse = Optional.empty();
    private RejectedKeys rejectedKeys;

    ExchangeRedaction(SecretRedactor redactor, Request request, boolean isJson) {
        this.redactor = redactor;
        this.request = request;
        this.isJson = isJson;
        this.masker = new SecretMasker(redactor);
        masker.addSecrets(redactor.adminTokenIn(request).stream().toList());
        this.headers = masker.headers(request.headers());
        this.query = masker.query(request.path(), request.query());
        this.path = masker.path(request.path());
        this.body = masker.body(request.body(), isJson);
        this.rejectedKeys = RejectedKeys.of(masker.secrets());
    }

    void addUpstream(Exchange.RecordedResponse response, List<String> earlier) {
        masker.addSecrets(earlier);
        boolean image = response.contentType().startsWith("image/");
        upstreamResponse = Optional.of(new Exchange.RecordedResponse(
                response.status(),
                Headers.of(masker.headers(response.headers())),
                response.contentType(),
                image ? response.body() : masker.body(response.body(), isJson(response.body())),
                response.fault()));
        rejectedKeys = RejectedKeys.of(masker.secrets());
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
            return text.length > 0 && !Json.readBody(text).isMissingNode();
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
