package dev.mockssp.http;

import dev.mockssp.exchange.Call;
import dev.mockssp.exchange.Reply;
import dev.mockssp.exchange.Responder;

/** Where a click on an ad of the shipped campaigns ends: in place of the advertiser's site. */
public final class LandingPage implements Responder {

    @Override
    public Reply answer(Call call) {
        String path = call.request().path();
        return reply(path.substring(path.lastIndexOf('/') + 1));
    }

    /** @param id the campaign whose ad was clicked */
    static Reply reply(String id) {
        String name = Html.escape(id);
        return Html.page("Landing page of " + id, """
                <img src="/media/%s/image.png" alt="" width="400" height="400">
                <h1>You opened the campaign <code>%s</code></h1>
                <p>With a real ad, the advertiser's page would be here. The click went through the tracking link first, as
                it would in production.</p>
                <p class="soft">Served by mock-ssp, a local mock server. Nothing has left this machine.</p>
                """.formatted(name, name));
    }
}
