package dev.mockssp.engine.proxy;

import dev.mockssp.core.Request;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.engine.api.UrlFactory;
import dev.mockssp.json.Json;
import dev.mockssp.json.JsonStrings;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The tracking links of the real service, and which bid each belongs to. In memory only. */
public final class TrackingLinkRewriter {

    /**
     * A bid of an answer.
     *
     * @param id its identifier; of a legacy ad, which has none, that of the answer
     */
    public record Bid(String id, JsonNode json) {}

    private static final int MAX_LINKS = 10_000;
    private static final List<String> PATHS = List.of(UrlFactory.CLICK, UrlFactory.VIEW, UrlFactory.PRODUCT);
    private static final List<String> FIELDS = List.of("url", "view_url", "prod_url");

    private final UrlFactory links;
    private final List<String> bases;
    private final Map<String, String> bidsByLink = new LinkedHashMap<>(16, 0.75f, true);

    /** @param upstream where the real service is; behind a terminator it may hand out http for https */
    public TrackingLinkRewriter(UrlFactory links, URI upstream) {
        String rest = upstream.getRawSchemeSpecificPart();
        this.links = links;
        this.bases = List.of("https:" + rest, "http:" + rest);
    }

    /** @return the answer with tracking links that lead here, so that clicks and views are seen */
    Response rewriteLinks(RequestContext call, Response.Bytes reply, JsonNode answer) {
        bids(answer).forEach(this::remember);
        String base = links.base(call);
        JsonNode changed =
                JsonStrings.map(answer, text -> tracking(text).map(base::concat).orElse(text));
        return changed.equals(answer)
                ? reply
                : new Response.Bytes(reply.status(), reply.headers(), reply.contentType(), Json.write(changed));
    }

    /** @return the bid that a tracking link belongs to */
    Optional<String> bidIdOf(Request request) {
        String link = request.path() + (request.query().isEmpty() ? "" : "?" + request.query());
        synchronized (bidsByLink) {
            return Optional.ofNullable(bidsByLink.get(link));
        }
    }

    /** @return the ads of an answer, valid or not */
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
                .forEach(link -> remember(link, bid.id()));
    }

    private void remember(String link, String bid) {
        synchronized (bidsByLink) {
            if (bidsByLink.size() >= MAX_LINKS) {
                bidsByLink.remove(bidsByLink.keySet().iterator().next());
            }
            bidsByLink.put(link, bid);
        }
    }

    /** Path and query of a tracking link of the real service, empty for any other text. */
    private Optional<String> tracking(String text) {
        return bases.stream()
                .filter(text::startsWith)
                .map(base -> text.substring(base.length()))
                .filter(rest -> PATHS.stream().anyMatch(rest::startsWith))
                .findFirst();
    }
}
