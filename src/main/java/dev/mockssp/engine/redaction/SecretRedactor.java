package dev.mockssp.engine.redaction;

import dev.mockssp.access.ApiKey;
import dev.mockssp.access.ApiKeyRegistry;
import dev.mockssp.config.AdminToken;
import dev.mockssp.core.Headers;
import dev.mockssp.core.Request;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.UnknownKeyMask;
import dev.mockssp.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Masks keys and credentials before an exchange is stored: the values of headers, parameters and members with the names
 * of {@link SecretNames}, wherever they stand. A key that this server does not know may be a real one: neither the key
 * nor any repetition of it is stored. Thread-safe.
 */
public final class SecretRedactor {

    private static final int MAX_REMEMBERED = 100;

    private final ApiKeyRegistry keys;
    private final boolean upstream;
    private final Optional<String> adminToken;

    /** Finds the token of the admin API; finds nothing without one. */
    private final RejectedKeys adminTokens;

    private final Set<String> remembered = new LinkedHashSet<>();

    /** @param adminToken the token of the admin API, which a client may send to the vendor's endpoints by mistake */
    public SecretRedactor(ApiKeyRegistry keys, Optional<AdminToken> adminToken) {
        this(keys, false, adminToken);
    }

    private SecretRedactor(ApiKeyRegistry keys, boolean upstream, Optional<AdminToken> adminToken) {
        this.keys = keys;
        this.upstream = upstream;
        this.adminToken = adminToken.map(AdminToken::text);
        this.adminTokens = RejectedKeys.of(this.adminToken.stream().toList());
    }

    /** @return a redactor for upstream traffic, where this server knows no key */
    public static SecretRedactor forUpstreamTraffic(Optional<AdminToken> adminToken) {
        return new SecretRedactor(ApiKeyRegistry.none(), true, adminToken);
    }

    /** @return the exchange without the other private data, if this redactor is for upstream traffic */
    public Exchange redactUpstreamTraffic(Exchange exchange) {
        return upstream ? UpstreamRedactor.redact(exchange) : exchange;
    }

    /**
     * Finds the keys and credentials of a request. For upstream traffic, also those of the response, and the keys and
     * addresses of earlier requests, which an upstream may repeat.
     *
     * @param request the request
     * @param isJson whether its body is valid JSON
     * @param response the response to it
     * @return the exchange without them
     */
    public ExchangeRedaction redact(Request request, boolean isJson, Exchange.RecordedResponse response) {
        ExchangeRedaction redaction = new ExchangeRedaction(this, request, isJson);
        if (upstream) {
            redaction.addUpstream(response, rememberAndGetEarlier(request.headers()));
        }
        return redaction;
    }

    private synchronized List<String> rememberAndGetEarlier(Headers headers) {
        Stream<String> now = headers.fields().stream()
                .filter(field -> SecretNames.isLastingKey(field.name()))
                .map(field -> Credentials.withoutScheme(field.value()))
                .filter(key -> key.length() >= RejectedKeys.MIN_LENGTH_INSIDE_WORDS);
        Stream.concat(now, UpstreamRedactor.addresses(headers).stream()).forEach(secret -> {
            remembered.remove(secret);
            remembered.add(secret);
        });
        while (remembered.size() > MAX_REMEMBERED) {
            remembered.remove(remembered.iterator().next());
        }
        return new ArrayList<>(remembered);
    }

    /** @return the token of the admin API, if it is somewhere in a request */
    Optional<String> adminTokenIn(Request request) {
        return adminToken.filter(token -> Stream.concat(
                                Stream.of(request.method(), request.path(), request.query()),
                                request.headers().fields().stream()
                                        .flatMap(field -> Stream.of(field.name(), field.value())))
                        .anyMatch(text -> !adminTokens.removeFrom(text).equals(text))
                || adminTokens.removeFrom(request.body()) != request.body());
    }

    /** Whether a value is a key of this server, which is no secret. */
    boolean isKnownKey(String sent) {
        return keys.find(sent).isPresent();
    }

    /** @return a copy in which members with the name of a secret have no value, at any depth */
    public JsonNode maskedMembers(JsonNode json) {
        if (json.isArray()) {
            ArrayNode list = Json.MAPPER.createArrayNode();
            json.forEach(item -> list.add(maskedMembers(item)));
            return list;
        }
        if (!json.isObject()) {
            return json;
        }
        ObjectNode masked = Json.MAPPER.createObjectNode();
        json.forEachEntry((name, value) ->
                masked.set(name, SecretNames.isSecret(name) ? maskedValues(value) : maskedMembers(value)));
        return masked;
    }

    private JsonNode maskedValues(JsonNode json) {
        if (json.isString() || json.isNumber()) {
            return Json.MAPPER.getNodeFactory().stringNode(maskedKey(json.asString()));
        }
        if (json.isArray()) {
            ArrayNode list = Json.MAPPER.createArrayNode();
            json.forEach(item -> list.add(maskedValues(item)));
            return list;
        }
        if (json.isObject()) {
            ObjectNode masked = Json.MAPPER.createObjectNode();
            json.forEachEntry((name, value) -> masked.set(name, maskedValues(value)));
            return masked;
        }
        return json;
    }

    /** @param sent the value that was sent as a key */
    public String maskedKey(String sent) {
        Optional<ApiKey> key = keys.find(sent);
        if (key.isEmpty()) {
            return upstream ? UpstreamRedactor.REPLACEMENT : UnknownKeyMask.ofLength(sent.length());
        }
        String masked = ApiKeyRegistry.mask(key.get().name());
        Optional<String> scenario = key.get().scenario();
        return scenario.isEmpty() ? masked : masked + "+" + scenario.get();
    }
}
