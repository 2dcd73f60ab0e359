package dev.mockssp.engine.proxy;

import dev.mockssp.core.HeapSize;
import dev.mockssp.core.LruMap;
import dev.mockssp.core.MemoryBudget;
import dev.mockssp.core.Request;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.core.ShortId;
import dev.mockssp.core.VendorPaths;
import dev.mockssp.engine.api.UrlFactory;
import dev.mockssp.json.Json;
import dev.mockssp.json.JsonStrings;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Rewrites the upstream's tracking links to point to this server, and remembers which bid each link belongs to. In
 * memory only.
 */
public final class TrackingLinkRewriter {

    /**
     * A bid of a response.
     *
     * @param id its id; a legacy ad has none, so it is the id of the response
     */
    public record Bid(String id, JsonNode json) {}

    private static final List<String> PATHS = List.of(VendorPaths.CLICK, VendorPaths.VIEW, VendorPaths.PRODUCT);
    private static final List<String> FIELDS = List.of("url", "view_url", "prod_url");

    private final UrlFactory urls;
    private final List<String> bases;
    private final LruMap<String, String> bidsByLink;

    /**
     * @param upstream the address of the upstream; behind a TLS terminator, its links may have http instead of https
     * @param memory limits the bytes of this and of all else that is remembered
     */
    public TrackingLinkRewriter(UrlFactory urls, URI upstream, MemoryBudget memory) {
        String rest = upstream.getRawSchemeSpecificPart();
        this.urls = urls;
        this.bases = List.of("https:" + rest, "http:" + rest);
        this.bidsByLink =
                new LruMap<>(memory, (link, bidId) -> HeapSize.MAP_ENTRY + HeapSize.of(link) + HeapSize.of(bidId));
    }

    /** @return the response with tracking links that point to this server, so that clicks and views are recorded */
    Response rewriteLinks(RequestContext context, Response.Bytes response, JsonNode json) {
        bids(json).forEach(this::remember);
        String base = urls.base(context);
        JsonNode changed =
                JsonStrings.map(json, text -> tracking(text).map(base::concat).orElse(text));
        return changed.equals(json)
                ? response
                : new Response.Bytes(
                        response.status(), response.headers(), response.contentType(), Json.write(changed));
    }

    /** @return the id of the bid that a tracking link belongs to */
    Optional<String> bidIdOf(Request request) {
        String link = request.path() + (request.query().isEmpty() ? "" : "?" + request.query());
        return bidsByLink.get(ShortId.of(link).text());
    }

    /** @return the ads of a response, valid or not */
    public static Stream<Bid> bids(JsonNode response) {
        JsonNode data = response.path("data");
        if (data.has("creative") || data.has("prod_url")) {
            return Stream.of(new Bid(response.path("requestId").asString(""), data));
        }
        return Stream.concat(Stream.of(data.path("bid")), data.path("bids").valueStream())
                .filter(JsonNode::isObject)
                .map(bid -> new Bid(bid.path("bidId").asString(""), bid));
    }

    private void remember(Bid bid) {
        FIELDS.stream()
                .flatMap(field -> bid.json().path(field).stringValueOpt().stream())
                .flatMap(url -> tracking(url).stream())
                .forEach(link -> bidsByLink.put(ShortId.of(link).text(), bid.id()));
    }

    /** Path and query of an upstream tracking link; empty for any other text. */
    private Optional<String> tracking(String text) {
        return bases.stream()
                .filter(text::startsWith)
                .map(base -> text.substring(base.length()))
                .filter(rest -> PATHS.stream().anyMatch(rest::startsWith))
                .findFirst();
    }
}
