package dev.mockssp.server.admin;

import io.javalin.http.Context;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The names under which a browser may reach the control API. A page anywhere can give its own name this machine's
 * address and is then of the same origin as the double; such a name has a dot and is none of the user's.
 *
 * @param known names of the user's own
 */
record AllowedHosts(Set<String> known) {

    static final String REFUSAL =
            "A browser may use the control API only at an address, at a name without a dot, at the"
                    + " host of --public-url, or with --tls-port at a name of the certificate";

    AllowedHosts {
        known = Set.copyOf(known);
    }

    /** @return whether the caller is no browser, or has come under an acceptable name */
    boolean accept(Context ctx) {
        return accept(ctx::header);
    }

    /** @param header gives the value of a request header, null when it is not there */
    boolean accept(UnaryOperator<String> header) {
        String agent = Objects.requireNonNullElse(header.apply("User-Agent"), "");
        boolean browser = header.apply("Origin") != null || agent.startsWith("Mozilla/");
        return !browser || acceptable(name(Objects.requireNonNullElse(header.apply("Host"), "")));
    }

    private boolean acceptable(String name) {
        boolean address = name.startsWith("[") || name.matches("[0-9.]+");
        return address || name.indexOf('.') < 0 || name.endsWith(".localhost") || known.contains(name);
    }

    private static String name(String host) {
        return host.toLowerCase(Locale.ROOT).replaceFirst(":\\d*$", "");
    }
}
