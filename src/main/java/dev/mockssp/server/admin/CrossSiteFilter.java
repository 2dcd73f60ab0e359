package dev.mockssp.server.admin;

import dev.mockssp.server.page.PageRoutes;
import dev.mockssp.server.rest.ApiError;
import io.javalin.http.Context;
import java.util.Set;

/** Refuses requests of web pages that are not the mock server's own. Any page that a developer has open could send them. */
final class CrossSiteFilter {

    private final AllowedHosts names;

    /** @param hosts names, beside addresses and names without a dot, under which a browser may reach the admin API */
    CrossSiteFilter(Set<String> hosts) {
        this.names = new AllowedHosts(hosts);
    }

    /** @throws ApiError.Thrown a 403, when the request is for the admin API and comes from a foreign page */
    void refuse(Context ctx) {
        if (!AdminRoutes.claims(ctx) || PageRoutes.claims(ctx)) {
            return;
        }
        if (!names.accept(ctx)) {
            throw ApiError.of(403, AllowedHosts.REFUSAL + "; this was " + ctx.header("Host"))
                    .withCode("foreign-host")
                    .toException();
        }
        String origin = ctx.header("Origin");
        if (origin != null && !origin.equals(ctx.scheme() + "://" + ctx.header("Host"))) {
            throw ApiError.of(403, "Pages of " + origin + " may not use the control API")
                    .withCode("foreign-origin")
                    .toException();
        }
    }
}
