package dev.mockssp.engine.redaction;

import dev.mockssp.access.ApiKey;
import dev.mockssp.access.ApiKeyRegistry;
import dev.mockssp.core.Headers;
import dev.mockssp.core.Request;
import dev.mockssp.journal.Exchange;
import dev.mockssp.json.Json;
import dev.mockssp.lint.facts.ApiKeysInBody;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Masks keys and credentials before a request is written down, wherever they were put. A key that is not the double's
 * may be a real one: nothing of it is kept, and nothing of what repeats it.
 */
public final class SecretRedactor {

    /** Those that are sent in place of a key. Cookies and sessions may as well be ids, which are no secrets elsewhere. */
    private static final Pattern KEY_NAMES = Pattern.compile(
            "api[-_]?key|^key$|authori[sz]ation|auth[-_]?token|access[-_]?token|secret|passw|credential",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern LASTING = Pattern.compile("api[-_]?key|authori[sz]ation", Pattern.CASE_INSENSITIVE);
    private static final int MIN_KEY_LENGTH = 8;
    private static final int MAX_REMEMBERED = 100;

    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9-]*\\s+(?=\\S)");

    /** The parameter of the double's own tracking URLs. */
    private static final String OWN_TOKEN = "token";

    private final ApiKeyRegistry keys;
    private final boolean real;
    private final Set<String> remembered = new LinkedHashSet<>();

    public SecretRedactor(ApiKeyRegistry keys) {
        this(keys, false);
    }

    private SecretRedactor(ApiKeyRegistry keys, boolean real) {
        this.keys = keys;
        this.real = real;
    }

    /** @return what masks the traffic of a real service: nobody's key is the double's */
    public static SecretRedactor ofRealTraffic() {
        return new SecretRedactor(ApiKeyRegistry.none(), true);
    }

    /** @return the exchange without what else must not be kept of real traffic */
    public Exchange redacted(Exchange exchange) {
        return real ? UpstreamRedactor.applied(exchange) : exchange;
    }

    /** @return the keys of a request that are not the double's */
    public RejectedKeys refused(Request request) {
        List<String> refused = new ArrayList<>();
        List<Headers.Field> fields = request.headers().fields();
        for (int i = 0; i < fields.size(); i++) {
            if (namesKey(fields.get(i).name())) {
                refuse(fields.get(i).value(), refused);
            }
        }
        if (!request.query().isEmpty()) {
            Arrays.stream(request.query().split("&", -1))
                    .map(pair -> pair.split("=", 2))
                    .filter(pair -> pair.length == 2 && namesKey(decoded(pair[0])))
                    .forEach(pair -> refuse(decoded(pair[1]), refused));
        }
        for (ApiKeysInBody.Member member : ApiKeysInBody.in(request.body())) {
            refuse(member.value(), refused);
        }
        return RejectedKeys.of(real ? withEarlier(refused, request.headers()) : refused);
    }

    /** The real service may repeat a key, or somebody's address, when a later request asks that does not have it. */
    private synchronized List<String> withEarlier(List<String> sent, Headers headers) {
        Stream<String> now = headers.fields().stream()
                .filter(field -> LASTING.matcher(field.name()).find())
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

    private void refuse(String value, List<String> refused) {
        String sent = withoutScheme(value);
        if (keys.find(sent).isEmpty()) {
            refused.add(sent);
            refused.add(withoutScenario(sent));
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

    /** The vendor's own headers, which nearly every request has, need no pattern to be told. */
    private static boolean namesKey(String name) {
        return name.equalsIgnoreCase("thrad-api-key")
                || name.equalsIgnoreCase("thrads-api-key")
                || (namesSecret(name) && KEY_NAMES.matcher(name).find());
    }

    /** @return whether a word stands in the name by which all is told that is masked */
    public static boolean namesSecret(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) > 0x7f) {
                return hasWord(name.toLowerCase(Locale.ROOT));
            }
        }
        return hasWord(name);
    }

    private static boolean hasWord(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (isWordAt(name, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWordAt(String name, int at) {
        return switch (name.charAt(at)) {
            case 'a', 'A' -> isAt(name, at, "auth");
            case 'c', 'C' -> isAt(name, at, "cookie") || isAt(name, at, "credential");
            case 'k', 'K' -> isAt(name, at, "key");
            case 'p', 'P' -> isAt(name, at, "passw");
            case 's', 'S' -> isAt(name, at, "secret") || isAt(name, at, "session");
            case 't', 'T' -> isAt(name, at, "token");
            default -> false;
        };
    }

    /** The second letter, which nothing but itself in upper case is like, tells nearly always that it is not. */
    private static boolean isAt(String name, int at, String word) {
        return at + word.length() <= name.length()
                && (name.charAt(at + 1) | 0x20) == word.charAt(1)
                && name.regionMatches(true, at, word, 0, word.length());
    }

    private static String withoutScenario(String sent) {
        return sent.indexOf('+') < 0 ? sent : sent.substring(0, sent.indexOf('+'));
    }

    /** @param refused keys that do not stand in the result */
    public Headers masked(Headers headers, RejectedKeys refused) {
        Headers.Field[] masked = new Headers.Field[headers.fields().size()];
        for (int i = 0; i < masked.length; i++) {
            masked[i] = masked(headers.fields().get(i), refused);
        }
        return Headers.of(List.of(masked));
    }

    /** @param query a raw query, without the question mark */
    public String maskedQuery(String query) {
        return !query.isEmpty() && namesSecret(decoded(query))
                ? Arrays.stream(query.split("&", -1)).map(this::maskedPair).collect(Collectors.joining("&"))
                : query;
    }

    /** @return a copy in which no member whose name is that of a secret has its value, at any depth */
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
                value.isValueNode() && !value.isNull() && namesSecret(name)
                        ? Json.MAPPER.getNodeFactory().stringNode(maskedKey(value.asString()))
                        : maskedMembers(value)));
        return masked;
    }

    /** @param sent what was sent as a key, or in place of one */
    public String maskedKey(String sent) {
        Optional<ApiKey> key = keys.find(sent);
        if (key.isEmpty()) {
            return real ? UpstreamRedactor.BLANK : "(" + sent.length() + " characters, not kept)";
        }
        String masked = ApiKeyRegistry.mask(key.get().name());
        Optional<String> scenario = key.get().scenario();
        return scenario.isEmpty() ? masked : masked + "+" + scenario.get();
    }

    private Headers.Field masked(Headers.Field field, RejectedKeys refused) {
        if (namesSecret(field.name())) {
            return new Headers.Field(field.name(), maskedKey(field.value()));
        }
        int mark = field.name().equalsIgnoreCase("Referer") ? field.value().indexOf('?') + 1 : 0;
        String value = mark == 0
                ? field.value()
                : field.value().substring(0, mark) + maskedQuery(field.value().substring(mark));
        return refused.isEmpty() && mark == 0
                ? field
                : new Headers.Field(refused.blankedIn(field.name()), refused.blankedIn(value));
    }

    private String maskedPair(String pair) {
        int equals = pair.indexOf('=');
        String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
        return equals < 0 || name.equals(OWN_TOKEN) || !namesSecret(name)
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
