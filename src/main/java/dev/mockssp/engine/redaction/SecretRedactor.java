package dev.mockssp.engine.redaction;

import dev.mockssp.access.ApiKey;
import dev.mockssp.access.ApiKeyRegistry;
import dev.mockssp.core.Headers;
import dev.mockssp.core.Request;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.UnknownKeyMask;
import dev.mockssp.json.Json;
import dev.mockssp.lint.facts.ApiKeysInBody;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Masks keys and credentials before an exchange is stored, in headers, query and body. A key that this server does not
 * know may be a real one: neither the key nor any repetition of it is stored.
 */
public final class SecretRedactor {

    private static final Pattern LASTING_KEY_NAMES =
            Pattern.compile("api[-_]?key|authori[sz]ation", Pattern.CASE_INSENSITIVE);
    private static final int MIN_KEY_LENGTH = 8;
    private static final int MAX_REMEMBERED = 100;

    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9-]*\\s+(?=\\S)");

    /** The parameter of the mock server's tracking URLs. */
    private static final String TRACKING_TOKEN = "token";

    private final ApiKeyRegistry keys;
    private final boolean upstream;
    private final Set<String> remembered = new LinkedHashSet<>();

    public SecretRedactor(ApiKeyRegistry keys) {
        this(keys, false);
    }

    private SecretRedactor(ApiKeyRegistry keys, boolean upstream) {
        this.keys = keys;
        this.upstream = upstream;
    }

    /** @return a redactor for upstream traffic, where this server knows no key */
    public static SecretRedactor forUpstreamTraffic() {
        return new SecretRedactor(ApiKeyRegistry.none(), true);
    }

    /** @return the exchange without the other private data, if this redactor is for upstream traffic */
    public Exchange redactUpstreamTraffic(Exchange exchange) {
        return upstream ? UpstreamRedactor.redact(exchange) : exchange;
    }

    /**
     * Collects the keys of a request that this server does not know. For upstream traffic, it also remembers the keys
     * and addresses of the request, and includes those of earlier requests.
     */
    public RejectedKeys collectRejectedKeys(Request request) {
        List<String> rejected = new ArrayList<>();
        List<Headers.Field> fields = request.headers().fields();
        for (int i = 0; i < fields.size(); i++) {
            if (SecretNames.mayCarryKey(fields.get(i).name())) {
                reject(fields.get(i).value(), rejected);
            }
        }
        if (!request.query().isEmpty()) {
            Arrays.stream(request.query().split("&", -1))
                    .map(pair -> pair.split("=", 2))
                    .filter(pair -> pair.length == 2 && SecretNames.mayCarryKey(decoded(pair[0])))
                    .forEach(pair -> reject(decoded(pair[1]), rejected));
        }
        for (ApiKeysInBody.Member member : ApiKeysInBody.in(request.body())) {
            reject(member.value(), rejected);
        }
        return RejectedKeys.of(upstream ? rememberAndAddEarlier(rejected, request.headers()) : rejected);
    }

    /** An upstream response may repeat a key or an address of an earlier request. */
    private synchronized List<String> rememberAndAddEarlier(List<String> sent, Headers headers) {
        Stream<String> now = headers.fields().stream()
                .filter(field -> LASTING_KEY_NAMES.matcher(field.name()).find())
                .map(field -> withoutScheme(field.value()))
                .filter(key -> key.length() >= MIN_KEY_LENGTH);
        Stream.concat(now, UpstreamRedactor.addresses(headers).stream()).forEach(secret -> {
            remembered.remove(secret);
            remembered.add(secret);
        });
        while (remembered.size() > MAX_REMEMBERED) {
            remembered.remove(remembered.iterator().next());
        }
        return Stream.concat(sent.stream(), remembered.stream()).toList();
    }

    private void reject(String value, List<String> rejected) {
        String sent = withoutScheme(value);
        if (keys.find(sent).isEmpty()) {
            rejected.add(sent);
            rejected.add(withoutScenario(sent));
        }
    }

    private static String withoutScheme(String sent) {
        String stripped = sent.strip();
        for (int i = 0; i < stripped.length(); i++) {
            if (stripped.charAt(i) <= ' ') {
                return SCHEME.matcher(stripped).replaceFirst("");
            }
        }
        return stripped;
    }

    private static String withoutScenario(String sent) {
        return sent.indexOf('+') < 0 ? sent : sent.substring(0, sent.indexOf('+'));
    }

    /** @param rejectedKeys keys to remove from the result */
    public Headers masked(Headers headers, RejectedKeys rejectedKeys) {
        Headers.Field[] masked = new Headers.Field[headers.fields().size()];
        for (int i = 0; i < masked.length; i++) {
            masked[i] = masked(headers.fields().get(i), rejectedKeys);
        }
        return Headers.of(List.of(masked));
    }

    /** @param query a raw query, without the question mark */
    public String maskedQuery(String query) {
        return !query.isEmpty() && SecretNames.isSecret(decoded(query))
                ? Arrays.stream(query.split("&", -1)).map(this::maskedPair).collect(Collectors.joining("&"))
                : query;
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
        json.forEachEntry((name, value) -> masked.set(
                name,
                value.isValueNode() && !value.isNull() && SecretNames.isSecret(name)
                        ? Json.MAPPER.getNodeFactory().stringNode(maskedKey(value.asString()))
                        : maskedMembers(value)));
        return masked;
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

    private Headers.Field masked(Headers.Field field, RejectedKeys rejectedKeys) {
        if (SecretNames.isSecret(field.name())) {
            return new Headers.Field(field.name(), maskedKey(field.value()));
        }
        int queryStart =
                field.name().equalsIgnoreCase("Referer") ? field.value().indexOf('?') + 1 : 0;
        String value = queryStart == 0
                ? field.value()
                : field.value().substring(0, queryStart)
                        + maskedQuery(field.value().substring(queryStart));
        return rejectedKeys.isEmpty() && queryStart == 0
                ? field
                : new Headers.Field(rejectedKeys.removeFrom(field.name()), rejectedKeys.removeFrom(value));
    }

    private String maskedPair(String pair) {
        int equals = pair.indexOf('=');
        String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
        return equals < 0 || name.equals(TRACKING_TOKEN) || !SecretNames.isSecret(name)
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
