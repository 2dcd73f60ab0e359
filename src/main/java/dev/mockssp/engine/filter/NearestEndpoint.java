package dev.mockssp.engine.filter;

import dev.mockssp.core.VendorEndpoint;
import dev.mockssp.core.VendorPaths;
import dev.mockssp.core.text.SpellingSuggestion;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The endpoint that a client probably meant by a path without one. */
final class NearestEndpoint {

    private static final List<String> ADS =
            Arrays.stream(VendorEndpoint.values()).map(VendorEndpoint::path).toList();

    private static final List<String> LINKS = List.of(VendorPaths.CLICK, VendorPaths.VIEW);

    private NearestEndpoint() {}

    /** Returns method and path, such as {@code POST /api/v1/ssp/bid-request}. */
    static Optional<String> of(String path) {
        if (ADS.stream().allMatch(it -> it.startsWith(path))) {
            return Optional.empty();
        }
        return nearest(path, ADS)
                .map(it -> "POST " + it)
                .or(() -> nearest(path, LINKS).map(it -> "GET " + it));
    }

    private static Optional<String> nearest(String path, List<String> known) {
        return SpellingSuggestion.of(path, known)
                .or(() -> known.stream().filter(it -> isNamed(path, it)).findFirst());
    }

    /** A client with a wrong base URL sends the name of the endpoint below another path. */
    private static boolean isNamed(String path, String endpoint) {
        List<String> name = List.of(endpoint.substring(endpoint.lastIndexOf('/') + 1));
        return Arrays.stream(path.split("/"))
                .anyMatch(segment -> SpellingSuggestion.of(segment, name).isPresent());
    }
}
