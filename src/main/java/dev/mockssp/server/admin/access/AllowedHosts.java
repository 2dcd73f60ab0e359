package dev.mockssp.server.admin.access;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The hosts at which the admin API may be used, as a protection against DNS rebinding. Everybody who owns a domain can
 * let its name lead to this machine; a page of that name then has the same origin as the mock server. So a host must be
 * an address, a name that nobody can register, or a name that the user has configured.
 */
final class AllowedHosts {

    /** Domains in which nobody can register a name: RFC 6761, 6762, 8375, {@code .internal}, and Kubernetes. */
    private static final List<String> DOMAINS =
            List.of(".localhost", ".local", ".internal", ".test", ".home.arpa", ".svc");

    /** What is allowed, for a message. */
    static final String DESCRIPTION = "IP addresses, names without a dot, names that end with "
            + String.join(", ", DOMAINS) + ", and the hosts of --host, --public-url and --allowed-host";

    private static final String NUMBER = "(\\d+|0x[0-9a-f]*)";
    private static final Pattern ADDRESS =
            Pattern.compile("\\[[0-9a-f:.]+(%\\S+)?]|" + NUMBER + "(\\." + NUMBER + "){0,3}");
    private static final Pattern NAME_WITHOUT_DOT = Pattern.compile("[a-z0-9_-]+");

    private final Set<String> configured;

    /** @param configured the names that are allowed in addition to those that nobody can register */
    AllowedHosts(Set<String> configured) {
        this.configured = configured.stream().map(AllowedHosts::name).collect(Collectors.toUnmodifiableSet());
    }

    /** @param host a host as in a {@code Host} header: with or without a port */
    boolean contain(String host) {
        String name = name(host.replaceFirst(":\\d*$", ""));
        return NAME_WITHOUT_DOT.matcher(name).matches()
                || ADDRESS.matcher(name).matches()
                || DOMAINS.stream().anyMatch(name::endsWith)
                || configured.contains(name);
    }

    private static String name(String host) {
        return host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
    }
}
