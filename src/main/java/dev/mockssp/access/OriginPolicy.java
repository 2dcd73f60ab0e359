package dev.mockssp.access;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which web origins are registered (contract.md 1.8). */
public final class OriginPolicy {

    private static final Pattern LOCAL = Pattern.compile("https?://(localhost|127\\.0\\.0\\.1)(:\\d{1,5})?");

    private final Set<String> registered;

    /** @param registered origins beside the local ones, as scheme, host and port */
    public OriginPolicy(List<String> registered) {
        this.registered = registered.stream().map(OriginPolicy::lower).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * @param origin the value of an {@code Origin} header
     * @param base the double's own scheme and authority
     * @return whether pages of that origin may read answers; the texts {@code null} and {@code None} never may
     */
    public boolean allows(String origin, String base) {
        String asked = lower(origin);
        return LOCAL.matcher(asked).matches() || asked.equals(lower(base)) || registered.contains(asked);
    }

    private static String lower(String origin) {
        return origin.toLowerCase(Locale.ROOT);
    }
}
