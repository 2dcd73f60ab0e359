package dev.mockssp.engine.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mockssp.core.VendorEndpoint;
import dev.mockssp.core.VendorPaths;
import dev.mockssp.journal.UnknownKeyMask;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Masks the keys and credentials in the parts of URLs, and collects them: parameters of the query, of the path and of
 * the fragment, the segment of a path after such a name, and the user in front of the host.
 */
final class UrlRedactor {

    /** The parameter of the mock server's tracking URLs. */
    private static final String TRACKING_TOKEN = "token";

    private static final Set<String> ORDINARY_PATHS = Set.of(
            VendorEndpoint.BID_REQUEST.path(), VendorEndpoint.GET_AD.path(), VendorPaths.CLICK, VendorPaths.VIEW);

    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9_.-]+");

    private final Predicate<String> isKnownKey;
    private final UnaryOperator<String> parameterMask;
    private final List<String> found = new ArrayList<>();

    /**
     * @param isKnownKey whether a value is a key of this server, which is no secret
     * @param parameterMask returns the mask for the value of a parameter
     */
    UrlRedactor(Predicate<String> isKnownKey, UnaryOperator<String> parameterMask) {
        this.isKnownKey = isKnownKey;
        this.parameterMask = parameterMask;
    }

    /** @return the keys and credentials so far */
    List<String> found() {
        return found;
    }

    /**
     * @param url an absolute URL, or a path with its query and fragment
     * @return the URL without secrets
     */
    String url(String url) {
        int schemeEnd = url.indexOf("://");
        int path = schemeEnd < 0 ? 0 : indexOfAny(url, "/?#", schemeEnd + 3);
        int query = indexOfAny(url, "?#", path);
        int fragment = indexOfAny(url, "#", query);
        String pathText = url.substring(path, query);
        String masked =
                (schemeEnd < 0 ? "" : url.substring(0, schemeEnd + 3) + authority(url.substring(schemeEnd + 3, path)))
                        + path(pathText);
        if (query < fragment) {
            masked += "?" + query(pathText, url.substring(query + 1, fragment));
        }
        if (fragment < url.length()) {
            masked += "#" + fragment(url.substring(fragment + 1));
        }
        return masked;
    }

    private static int indexOfAny(String text, String characters, int from) {
        for (int i = from; i < text.length(); i++) {
            if (characters.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }

    private String authority(String authority) {
        int at = authority.lastIndexOf('@');
        int colon = authority.indexOf(':');
        String secret = at < 0 ? "" : decoded(authority.substring(colon >= 0 && colon < at ? colon + 1 : 0, at));
        if (secret.isEmpty() || isKnownKey.test(secret) || Credentials.isMask(secret)) {
            return authority;
        }
        found.add(secret);
        return UnknownKeyMask.REPLACEMENT + authority.substring(at);
    }

    /** An application in a browser may keep a path and a query in the fragment. */
    private String fragment(String fragment) {
        int query = fragment.indexOf('?');
        if (query >= 0) {
            return path(fragment.substring(0, query)) + "?" + query("", fragment.substring(query + 1));
        }
        return fragment.indexOf('=') >= 0 && !fragment.startsWith("/") ? query("", fragment) : path(fragment);
    }

    /** @param path a path, still percent-encoded */
    String path(String path) {
        if (ORDINARY_PATHS.contains(path) || isEncodedTrackingLink(path)) {
            return path;
        }
        List<String> kept = new ArrayList<>();
        String before = "";
        for (String segment : path.split("/", -1)) {
            List<String> parts = new ArrayList<>(List.of(segment.split(";", -1)));
            String first = parts.get(0);
            parts.replaceAll(this::matrixParameter);
            if (isSecretSegment(before, first)) {
                parts.set(0, UnknownKeyMask.REPLACEMENT);
            }
            kept.add(String.join(";", parts));
            before = first;
        }
        return String.join("/", kept);
    }

    /** A client that does not decode a tracking link requests its query as a part of the path. */
    private boolean isEncodedTrackingLink(String path) {
        String link = path.indexOf('%') < 0 ? "" : decoded(path);
        int query = link.indexOf('?');
        return query > 0
                && VendorPaths.WITH_TOKEN.contains(link.substring(0, query))
                && query(link.substring(0, query), link.substring(query + 1)).equals(link.substring(query + 1));
    }

    private boolean isSecretSegment(String before, String segment) {
        String value = decoded(segment);
        boolean secret = value.length() >= RejectedKeys.MIN_LENGTH_INSIDE_WORDS
                && value.indexOf('=') < 0
                && !before.isEmpty()
                && SecretNames.isSecret(decoded(before))
                && !isKnownKey.test(value)
                && !Credentials.isMask(value);
        if (secret) {
            found.add(value);
        }
        return secret;
    }

    private String matrixParameter(String part) {
        int equals = part.indexOf('=');
        if (equals < 0 || !SecretNames.isSecret(decoded(part.substring(0, equals)))) {
            return nested(part);
        }
        String value = decoded(part.substring(equals + 1));
        if (value.isEmpty() || isKnownKey.test(value) || Credentials.isMask(value)) {
            return part;
        }
        found.add(Credentials.inValue(part.substring(0, equals), value));
        return part.substring(0, equals + 1) + UnknownKeyMask.REPLACEMENT;
    }

    /**
     * @param path the path that the query belongs to
     * @param query a raw query, without the question mark
     */
    String query(String path, String query) {
        if (query.isEmpty()) {
            return query;
        }
        boolean tracking = VendorPaths.WITH_TOKEN.stream().anyMatch(path::endsWith);
        StringBuilder masked = new StringBuilder();
        boolean inSecret = false;
        int start = 0;
        for (int i = 0; i <= query.length(); i++) {
            if (i == query.length() || query.charAt(i) == '&' || query.charAt(i) == ';') {
                String pair = query.substring(start, i);
                // A semicolon may also be a part of the value before it.
                boolean continued = inSecret && start > 0 && query.charAt(start - 1) == ';' && pair.indexOf('=') < 0;
                if (continued) {
                    masked.setLength(masked.length() - 1);
                } else {
                    String kept = pair(pair, tracking);
                    inSecret = !kept.equals(pair);
                    masked.append(kept);
                }
                if (i < query.length()) {
                    masked.append(query.charAt(i));
                }
                start = i + 1;
            }
        }
        return masked.toString();
    }

    private String pair(String pair, boolean tracking) {
        int equals = pair.indexOf('=');
        String name = decoded(equals < 0 ? "" : pair.substring(0, equals));
        if (!SecretNames.isSecret(name)) {
            return nested(pair);
        }
        String value = decoded(pair.substring(equals + 1));
        if (value.isEmpty() || (tracking && name.equals(TRACKING_TOKEN)) || Credentials.isMask(value)) {
            return pair;
        }
        String key = Credentials.inValue(name, value);
        if (SecretNames.isCredential(name) && !isKnownKey.test(key)) {
            found.add(key);
        }
        return pair.substring(0, equals + 1) + parameterMask.apply(value);
    }

    /** Masks all of a part in which a URL, a form or JSON with a secret is encoded. */
    private String nested(String part) {
        if (part.indexOf('%') < 0 && part.indexOf('=') < 0 && part.indexOf(':') < 0) {
            return part;
        }
        NamedSecrets secrets = NamedSecrets.inProse(decoded(decoded(part)).getBytes(UTF_8), isKnownKey);
        if (secrets.isEmpty()) {
            return part;
        }
        found.addAll(secrets.values());
        int equals = part.indexOf('=');
        boolean named =
                equals > 0 && PLAIN_NAME.matcher(part.substring(0, equals)).matches();
        return (named ? part.substring(0, equals + 1) : "") + UnknownKeyMask.REPLACEMENT;
    }

    private static String decoded(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException e) {
            return new String(
                    Unescaped.original(text.getBytes(UTF_8)).unescaped().bytes(), UTF_8);
        }
    }
}
