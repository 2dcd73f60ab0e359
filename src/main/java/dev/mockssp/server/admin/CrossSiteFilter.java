package dev.mockssp.server.admin;

import dev.mockssp.server.page.PageRoutes;
import dev.mockssp.server.rest.ApiError;
import io.javalin.http.Context;
import java.util.Set;

/** Rejects admin requests of foreign web pages. Any page that is open in a developer's browser could send them. */
final class CrossSiteFilter {

    private final AllowedHosts names;

    /** @param hosts host names that browsers may use, in addition to IP addresses and names without a dot */
    CrossSiteFilter(Set<String> hosts) {
        this.names = new AllowedHosts(hosts);
    }

    /** @throws ApiError.Thrown a 403, if the request is for the admin API and comes from a foreign page */
    void check(Context ctx) {
        if (!AdminRoutes.claims(ctx) || PageRoutes.claims(ctx)) {
            return;
        }
        if (!names.accept(ctx)) {
            throw ApiError.of(403, AllowedHosts.REJECTION + ", not at " + ctx.header("Host"))
                    .withCode("foreign-host")
                    .toException();
        }
        String origin = ctx.header("Origin");
        if (origin != null && !origin.equals(ctx.scheme() + "://" + ctx.header("Host"))) {
            throw ApiError.of(403, "Pages of " + origin + " may not use the admin API")
                    .withCode("foreign-origin")
                    .toException();
        }
    }
}
