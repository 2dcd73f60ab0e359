package dev.mockssp.upstream;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The header fields of a single connection, which a proxy must not forward (RFC 9110 7.6.1). */
record HopByHopHeaders(Set<String> names) {

    private static final Set<String> ALWAYS = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    /** @param connection the values of the Connection fields, which name further fields */
    static HopByHopHeaders of(List<String> connection) {
        Set<String> names = new HashSet<>(ALWAYS);
        connection.stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .forEach(names::add);
        return new HopByHopHeaders(names);
    }

    boolean contains(String name) {
        return names.contains(name.toLowerCase(Locale.ROOT));
    }
}
