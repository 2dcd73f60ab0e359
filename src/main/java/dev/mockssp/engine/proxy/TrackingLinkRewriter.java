package dev.mockssp.engine.proxy;

import dev.mockssp.core.LruMap;
import dev.mockssp.core.Request;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.engine.api.UrlFactory;
import dev.mockssp.json.Json;
import dev.mockssp.json.JsonStrings;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Rewrites the tracking links of the upstream, and knows the bid of each link. In memory only. */
public final class TrackingLinkRewriter {

    /**
     * A bid in a response.
     *
     * @param id its id; a legacy ad has none, so the id of the response
     */
    public record Bid(String id, JsonNode json) {}

    private static final int MAX_LINKS = 10_000;
    private static final List<String> PATHS = List.of(UrlFactory.CLICK, UrlFactory.VIEW, UrlFactory.PRODUCT);
    private static final List<String> FIELDS = List.of("url", "view_url", "prod_url");

    private final UrlFactory links;
    private final List<String> bases;
    private final LruMap<String, String> bidsByLink = new LruMap<>(MAX_LINKS);

    /** @param upstream the base URL of the upstream; behind a TLS terminator its links may be http instead of https */
    public TrackingLinkRewriter(UrlFactory links, URI upstream) {
        String rest = upstream.getRawSchemeSpecificPart();
        this.links = links;
        this.bases = List.of("https:" + rest, "http:" + rest);
    }

    /** @return the response with tracking links to this server, so that the journal records clicks and views */
    Response rewriteLinks(RequestContext call, Response.Bytes reply, JsonNode answer) {
        bids(answer).forEach(this::remember);
        String base = links.base(call);
        JsonNode changed =
                JsonStrings.map(answer, text -> tracking(text).map(base::concat).orElse(text));
        return changed.equals(answer)
                ? reply
                : new Response.Bytes(reply.status(), reply.headers(), reply.contentType(), Json.write(changed));
    }

    /** @return the id of the bid that a tracking link belongs to */
    Optional<String> bidIdOf(Request request) {
        String link = request.path() + (request.query().isEmpty() ? "" : "?" + request.query());
        return bidsByLink.get(link);
    }

    /** @return the ads of a response, valid or not */
    public static Stream<Bid> bids(JsonNode answer) {
        JsonNode data = answer.path("data");
        if (data.has("creative") || data.has("prod_url")) {
            return Stream.of(new Bid(answer.path("requestId").asString(""), data));
        }
        return Stream.concat(Stream.of(data.path("bid")), data.path("bids").valueStream())
                .filter(JsonNode::isObject)
                .map(bid -> new Bid(bid.path("bidId").asString(""), bid));
    }

    private void remember(Bid bid) {
        FIELDS.stream()
                .flatMap(field -> bid.json().path(field).stringValueOpt().stream())
                .flatMap(url -> tracking(url).stream())
                .forEach(link -> bidsByLink.put(link, bid.id()));
    }

    /** @return path and query of a tracking link of the upstream, empty for any other text */
    private Optional<String> tracking(String text) {
        return bases.stream()
                .filter(text::startsWith)
                .map(base -> text.substring(base.length()))
                .filter(rest -> PATHS.stream().anyMatch(rest::startsWith))
                .findFirst();
    }
}
