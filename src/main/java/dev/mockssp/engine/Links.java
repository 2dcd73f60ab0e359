package dev.mockssp.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mockssp.auction.Campaign;
import dev.mockssp.exchange.Call;
import dev.mockssp.tracking.Ticket;
import dev.mockssp.tracking.TokenSeal;
import java.net.URI;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes the URLs that the mock server issues (contract.md 1.9). */
final class Links {

    static final String CLICK = "/api/v1/tracking/redirect";
    static final String VIEW = "/api/v1/tracking/view";
    static final String LANDING = "/landing/";
    static final String PRODUCT = "/api/v1/message/redirect/";

    private static final Pattern DRAWN_IMAGE = Pattern.compile("^(/media/[A-Za-z0-9._-]+)/image\\.(png|svg)$");

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final Optional<String> publicUrl;
    private final TokenSeal seal;

    Links(Optional<URI> publicUrl, TokenSeal seal) {
        this.publicUrl = publicUrl.map(URI::toString);
        this.seal = seal;
    }

    /** What every URL begins with: the public URL, else what the request was sent to. */
    String base(Call call) {
        return publicUrl.orElse(call.request().base());
    }

    /** Scheme and authority of {@link #base}. */
    String origin(Call call) {
        String base = base(call);
        int path = base.indexOf('/', base.indexOf("://") + 3);
        return path < 0 ? base : base.substring(0, path);
    }

    /** A URL of the inventory in ASCII. A path is on the mock server. */
    String absolute(Call call, String url) {
        String ascii = ascii(url);
        return ascii.startsWith("/") ? base(call).concat(ascii) : ascii;
    }

    /** A {@code Location} header holds ASCII only, so other characters are percent-encoded as UTF-8 (RFC 3987, 3.1). */
    private static String ascii(String url) {
        byte[] bytes = url.getBytes(UTF_8);
        if (bytes.length == url.length()) {
            return url;
        }
        StringBuilder ascii = new StringBuilder(3 * bytes.length);
        for (byte one : bytes) {
            if (one >= 0) {
                ascii.append((char) one);
            } else {
                ascii.append('%').append(HEX.toHexDigits(one));
            }
        }
        return ascii.toString();
    }

    /** The campaign's logo; the mock server draws one for a campaign without. */
    String logo(Call call, Campaign campaign) {
        return absolute(call, campaign.logoUrl().orElseGet(() -> "/media/" + campaign.id() + "/logo.png"));
    }

    /**
     * The image of a legacy product. An image that the mock server draws has the size of contract.md 1.4 there; any
     * other path or URL stays as it is.
     */
    String productImage(Call call, Campaign campaign) {
        String image = campaign.imageUrl().orElseGet(() -> "/media/" + campaign.id() + "/image.png");
        return absolute(call, DRAWN_IMAGE.matcher(image).replaceFirst("$1/product.png"));
    }

    /** The tracking URL of a ticket, remembered as handed out for its key. */
    String tracked(Call call, KeyState state, Ticket ticket) {
        String token = seal.seal(ticket);
        state.ledger.record(ticket.serial(), token);
        String path = switch (ticket.kind()) {
            case CLICK -> CLICK + "?token=";
            case VIEW -> VIEW + "?token=";
            case PRODUCT -> PRODUCT;
        };
        return String.join("", base(call), path, token);
    }
}
