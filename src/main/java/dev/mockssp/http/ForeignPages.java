package dev.mockssp.http;

import io.javalin.http.Context;
import java.util.Set;

/** Refuses requests of web pages that are not the mock server's own. Any page that a developer has open could send them. */
final class ForeignPages {

    private final HostNames names;

    /** @param hosts names, beside addresses and names without a dot, under which a browser may reach the admin API */
    ForeignPages(Set<String> hosts) {
        this.names = new HostNames(hosts);
    }

    /** @throws Problem.Thrown a 403, when the request is for the admin API and comes from a foreign page */
    void refuse(Context ctx) {
        if (!AdminApi.claims(ctx) || Pages.claims(ctx)) {
            return;
        }
        if (!names.accept(ctx)) {
            throw Problem.of(403, HostNames.REFUSAL + "; this was " + ctx.header("Host"))
                    .coded("foreign-host")
                    .thrown();
        }
        String origin = ctx.header("Origin");
        if (origin != null && !origin.equals(ctx.scheme() + "://" + ctx.header("Host"))) {
            throw Problem.of(403, "Pages of " + origin + " may not use the control API")
                    .coded("foreign-origin")
                    .thrown();
        }
    }
}
