package dev.mockssp.access;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The registered web origins (contract.md 1.8). */
public final class OriginPolicy {

    private static final Pattern LOCAL = Pattern.compile("https?://(localhost|127\\.0\\.0\\.1)(:\\d{1,5})?");

    private final Set<String> registered;

    /** @param registered origins in addition to the local ones, as scheme, host and port */
    public OriginPolicy(List<String> registered) {
        this.registered = registered.stream().map(OriginPolicy::lower).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * @param origin the value of an {@code Origin} header
     * @param baseUrl the scheme and authority of the mock server
     * @return whether pages of the origin may read responses; never true for {@code null} and {@code None}
     */
    public boolean allows(String origin, String baseUrl) {
        String normalized = lower(origin);
        return LOCAL.matcher(normalized).matches()
                || normalized.equals(lower(baseUrl))
                || registered.contains(normalized);
    }

    private static String lower(String origin) {
        return origin.toLowerCase(Locale.ROOT);
    }
}
