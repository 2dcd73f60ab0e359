package dev.mockssp.server.page;

import dev.mockssp.core.Response;
import dev.mockssp.server.rest.ApiError;
import io.javalin.http.Context;

/** An error as a page, for a person who opens the dashboard in a browser. */
public final class ErrorPage {

    private ErrorPage() {}

    /** @return whether a browser opens the dashboard with a request */
    public static boolean isWanted(Context ctx) {
        String accept = ctx.header("Accept");
        return PageRoutes.claims(ctx) && accept != null && accept.contains("text/html");
    }

    public static void send(Context ctx, ApiError error) {
        Response.Bytes page = HtmlPage.page("mock-ssp: " + error.code(), "", """
                <h1>The dashboard is not shown here</h1>
                <p>%s.</p>
                <p class="soft">HTTP %d, <code>%s</code></p>
                """.formatted(
                        HtmlPage.escape(error.message()), error.status(), HtmlPage.escape(error.code())));
        ctx.status(error.status()).contentType(page.contentType());
        page.headers().forEach(ctx::header);
        ctx.result(page.body());
    }
}
