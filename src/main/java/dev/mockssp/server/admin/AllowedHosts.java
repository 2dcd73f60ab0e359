package dev.mockssp.server.admin;

import io.javalin.http.Context;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The host names that browsers may use for the admin API, as a protection against DNS rebinding. Any web site can point
 * its own host name to this machine and then has the same origin as the mock server. Such a name has a dot.
 *
 * @param known configured host names
 */
record AllowedHosts(Set<String> known) {

    static final String REJECTION = "A browser may use the admin API only at an IP address, at a host name without a"
            + " dot, at the host of --public-url, or with --tls-port at a name of the certificate";

    AllowedHosts {
        known = Set.copyOf(known);
    }

    /** @return whether the client is not a browser, or uses an allowed host name */
    boolean accept(Context ctx) {
        return accept(ctx::header);
    }

    /** @param header returns the value of a request header, null if it is absent */
    boolean accept(UnaryOperator<String> header) {
        String agent = Objects.requireNonNullElse(header.apply("User-Agent"), "");
        boolean browser = header.apply("Origin") != null || agent.startsWith("Mozilla/");
        return !browser || isAllowed(name(Objects.requireNonNullElse(header.apply("Host"), "")));
    }

    private boolean isAllowed(String name) {
        boolean address = name.startsWith("[") || name.matches("[0-9.]+");
        return address || name.indexOf('.') < 0 || name.endsWith(".localhost") || known.contains(name);
    }

    private static String name(String host) {
        return host.toLowerCase(Locale.ROOT).replaceFirst(":\\d*$", "");
    }
}
