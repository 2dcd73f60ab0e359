package dev.mockssp.engine.api;

import dev.mockssp.auction.Campaign;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.VendorPaths;
import dev.mockssp.engine.state.KeyState;
import dev.mockssp.tracking.TokenSigner;
import dev.mockssp.tracking.TrackingToken;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/** Creates the URLs that the mock server issues (contract.md 1.9). */
public final class UrlFactory {

    private static final Pattern GENERATED_IMAGE = Pattern.compile("^(/media/[A-Za-z0-9._-]+)/image\\.(png|svg)$");

    private final Optional<String> publicUrl;
    private final TokenSigner signer;

    public UrlFactory(Optional<URI> publicUrl, TokenSigner signer) {
        this.publicUrl = publicUrl.map(URI::toString);
        this.signer = signer;
    }

    /** The start of every issued URL: the public URL, or else the address that the request was sent to. */
    public String base(RequestContext context) {
        return publicUrl.orElse(context.request().baseUrl());
    }

    /** Scheme and authority of {@link #base}. */
    public String origin(RequestContext context) {
        String base = base(context);
        int path = base.indexOf('/', base.indexOf("://") + 3);
        return path < 0 ? base : base.substring(0, path);
    }

    /** Resolves a URL of the inventory. A URL that starts with a slash belongs to the mock server. */
    public String absolute(RequestContext context, String url) {
        return url.startsWith("/") ? base(context).concat(url) : url;
    }

    /** The campaign's landing page. A page of the mock server knows the source of its visit. */
    public String landing(RequestContext context, Campaign campaign) {
        String url = absolute(context, campaign.landingUrl());
        return campaign.landingUrl().startsWith("/") ? RequestSource.marked(url, context.request()) : url;
    }

    /** The campaign's logo, or a generated one if the campaign has none. */
    public String logo(RequestContext context, Campaign campaign) {
        return absolute(context, campaign.logoUrl().orElseGet(() -> "/media/" + campaign.id() + "/logo.png"));
    }

    /**
     * The image of a legacy product. Generated images have the size of contract.md 1.4 here; any other path or URL is
     * unchanged.
     */
    public String productImage(RequestContext context, Campaign campaign) {
        String image = campaign.imageUrl().orElseGet(() -> "/media/" + campaign.id() + "/image.png");
        return absolute(context, GENERATED_IMAGE.matcher(image).replaceFirst("$1/product.png"));
    }

    /** The tracking URL of a token, which is recorded as issued for its key. */
    public String tracked(RequestContext context, KeyState state, TrackingToken trackingToken) {
        String token = signer.sign(trackingToken);
        state.issuedTokens.record(trackingToken.serial(), token);
        return url(context, trackingToken, token);
    }

    /** The tracking URL of a token that has expired already: it is signed, but was never issued. */
    public String expired(RequestContext context, TrackingToken trackingToken) {
        return url(context, trackingToken, signer.sign(trackingToken));
    }

    private String url(RequestContext context, TrackingToken trackingToken, String token) {
        String path = switch (trackingToken.kind()) {
            case CLICK -> VendorPaths.CLICK + "?token=";
            case VIEW, EXCHANGE_VIEW, DSP_VIEW -> VendorPaths.VIEW + "?token=";
            case POLL -> VendorPaths.POLL_VOTE + "?token=";
            case PRODUCT -> VendorPaths.PRODUCT;
        };
        return RequestSource.marked(String.join("", base(context), path, token), context.request());
    }
}
