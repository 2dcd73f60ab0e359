package dev.mockssp.server.admin.access;

import dev.mockssp.config.AdminToken;
import dev.mockssp.server.page.PageRoutes;
import dev.mockssp.server.rest.ApiError;
import io.javalin.http.Context;
import java.util.Optional;

/** Rejects requests to the admin API without the token of {@code --admin-token}. */
public final class AdminTokenFilter {

    private static final String HEADER = "Authorization";

    private final AdminToken token;
    private final BrowserSession session;

    /**
     * @param token the token that requests need
     * @param session the session that stands for the token where a browser cannot send it
     */
    public AdminTokenFilter(AdminToken token, BrowserSession session) {
        this.token = token;
        this.session = session;
    }

    /**
     * @param ctx any request
     * @throws ApiError.Thrown a 401, if the request needs the token and has none or another one
     */
    public void check(Context ctx) {
        if (!AdminPaths.claims(ctx) || PageRoutes.claims(ctx) || AdminPaths.isPublic(ctx)) {
            return;
        }
        Optional<String> sent = Optional.ofNullable(ctx.header(HEADER));
        if (sent.filter(token::isIn).isEmpty() && !session.allows(ctx)) {
            ctx.header("WWW-Authenticate", "Bearer");
            throw ApiError.of(401, message(sent.isPresent()))
                    .withCode("admin-token")
                    .toException();
        }
    }

    private static String message(boolean sent) {
        return (sent
                        ? "The header " + HEADER + " does not have the token of this mock server"
                        : "This mock server needs its token, in the header " + HEADER)
                + "; expected Authorization: Bearer TOKEN, with the value of --admin-token (MOCK_SSP_ADMIN_TOKEN) at its"
                + " start. The commands and clients of mock-ssp send their variable MOCK_SSP_ADMIN_TOKEN";
    }
}
