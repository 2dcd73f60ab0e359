package dev.mockssp.server.page;

import dev.mockssp.core.HttpHandler;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;

/** The landing page of the built-in campaigns, in place of the advertiser's page. */
public final class LandingPage implements HttpHandler {

    @Override
    public Response handle(RequestContext context) {
        String path = context.request().path();
        return page(path.substring(path.lastIndexOf('/') + 1));
    }

    /** @param id the campaign whose ad was clicked */
    static Response page(String id) {
        String name = HtmlPage.escape(id);
        return HtmlPage.page("Landing page of " + id, """
                <img src="/media/%s/image.png" alt="" width="400" height="400">
                <h1>You opened the campaign <code>%s</code></h1>
                <p>With a real ad, the advertiser's page would be here. The click went through the tracking link first, as
                it would in production.</p>
                <p class="soft">Served by mock-ssp, a local mock server. No data has left this machine.</p>
                """.formatted(name, name));
    }
}
