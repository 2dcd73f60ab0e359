package dev.mockssp.server.admin.access;

import dev.mockssp.core.text.MessageText;
import dev.mockssp.server.page.PageRoutes;
import dev.mockssp.server.rest.ApiError;
import io.javalin.http.Context;
import java.util.Collections;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Rejects requests of foreign web pages to the admin API and the dashboard. Any page that is open in a developer's
 * browser could send them. A page can make its requests look like those of another program, so the rules hold for all
 * clients.
 */
public final class CrossSiteFilter {

    private final AllowedHosts hosts;

    /** @param hosts host names that are allowed, in addition to addresses and names that nobody can register */
    public CrossSiteFilter(Set<String> hosts) {
        this.hosts = new AllowedHosts(hosts);
    }

    /**
     * @param ctx any request
     * @throws ApiError.Thrown a 403, if the request may come from a foreign page
     */
    public void check(Context ctx) {
        boolean page = PageRoutes.claims(ctx);
        boolean admin = AdminPaths.claims(ctx);
        if ((page || admin) && !AdminPaths.isPublic(ctx)) {
            checkHost(ctx);
        }
        if (admin && !page) {
            checkOrigin(ctx);
        }
    }

    /** The server name differs from the header if the request target is an absolute URL. */
    private void checkHost(Context ctx) {
        Stream.concat(
                        Collections.list(ctx.req().getHeaders("Host")).stream(),
                        Stream.of(ctx.req().getServerName()))
                .filter(host -> !hosts.contain(host))
                .findFirst()
                .ifPresent(host -> {
                    throw ApiError.of(403, message(host))
                            .withCode("foreign-host")
                            .toException();
                });
    }

    private static String message(String host) {
        return "The admin API and the dashboard may not be used at the host " + MessageText.quotedLine(host)
                + "; allowed are " + AllowedHosts.DESCRIPTION
                + ". If the name is yours, start mock-ssp with --allowed-host or MOCK_SSP_ALLOWED_HOST";
    }

    /** In front of a proxy for TLS, the origin has another scheme. */
    private static void checkOrigin(Context ctx) {
        String origin = ctx.header("Origin");
        String authority = "://" + ctx.header("Host");
        if (origin != null && !origin.equals(ctx.scheme() + authority) && !origin.equals("https" + authority)) {
            throw ApiError.of(403, "Pages of " + MessageText.line(origin) + " may not use the admin API")
                    .withCode("foreign-origin")
                    .toException();
        }
    }
}
