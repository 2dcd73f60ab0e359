package dev.mockssp.engine.api;

import dev.mockssp.auction.Campaign;
import dev.mockssp.core.RequestContext;
import dev.mockssp.engine.state.KeyState;
import dev.mockssp.tracking.TokenSigner;
import dev.mockssp.tracking.TrackingToken;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/** Creates the URLs that the mock server issues (contract.md 1.9). */
public final class UrlFactory {

    public static final String CLICK = "/api/v1/tracking/redirect";
    public static final String VIEW = "/api/v1/tracking/view";
    public static final String LANDING = "/landing/";
    public static final String PRODUCT = "/api/v1/message/redirect/";

    private static final Pattern DRAWN_IMAGE = Pattern.compile("^(/media/[A-Za-z0-9._-]+)/image\\.(png|svg)$");

    private final Optional<String> publicUrl;
    private final TokenSigner seal;

    public UrlFactory(Optional<URI> publicUrl, TokenSigner seal) {
        this.publicUrl = publicUrl.map(URI::toString);
        this.seal = seal;
    }

    /** @return the start of every URL: the public URL, else the address of the request */
    public String base(RequestContext call) {
        return publicUrl.orElse(call.request().baseUrl());
    }

    /** @return scheme and authority of {@link #base} */
    public String origin(RequestContext call) {
        String base = base(call);
        int path = base.indexOf('/', base.indexOf("://") + 3);
        return path < 0 ? base : base.substring(0, path);
    }

    /** @return a URL of the inventory; a path becomes a URL of the mock server */
    public String absolute(RequestContext call, String url) {
        return url.startsWith("/") ? base(call).concat(url) : url;
    }

    /** The campaign's logo; the mock server draws one for a campaign without. */
    public String logo(RequestContext call, Campaign campaign) {
        return absolute(call, campaign.logoUrl().orElseGet(() -> "/media/" + campaign.id() + "/logo.png"));
    }

    /**
     * The image of a legacy product. An image that the mock server draws has the size of contract.md 1.4 there; any
     * other path or URL stays as it is.
     */
    public String productImage(RequestContext call, Campaign campaign) {
        String image = campaign.imageUrl().orElseGet(() -> "/media/" + campaign.id() + "/image.png");
        return absolute(call, DRAWN_IMAGE.matcher(image).replaceFirst("$1/product.png"));
    }

    /** @return the tracking URL of a token, which is recorded as issued */
    public String tracked(RequestContext call, KeyState state, TrackingToken ticket) {
        String token = seal.sign(ticket);
        state.ledger.record(ticket.serial(), token);
        String path = switch (ticket.kind()) {
            case CLICK -> CLICK + "?token=";
            case VIEW -> VIEW + "?token=";
            case PRODUCT -> PRODUCT;
        };
        return String.join("", base(call), path, token);
    }
}
