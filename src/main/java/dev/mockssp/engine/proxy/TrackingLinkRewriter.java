package dev.mockssp.engine.proxy;

import dev.mockssp.config.value.Revision;
import dev.mockssp.core.Request;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.core.VendorPaths;
import dev.mockssp.core.memory.HeapSize;
import dev.mockssp.core.memory.LruMap;
import dev.mockssp.core.memory.MemoryBudget;
import dev.mockssp.core.memory.ShortId;
import dev.mockssp.core.text.QueryString;
import dev.mockssp.engine.api.UrlFactory;
import dev.mockssp.json.Json;
import dev.mockssp.json.JsonStrings;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Rewrites the upstream's tracking links to point to this server, also those in the query of another URL, and remembers
 * which bid each link belongs to. In memory only.
 */
public final class TrackingLinkRewriter {

    /**
     * A bid of a response.
     *
     * @param id its id; a legacy ad has none, so it is the id of the response
     */
    public record Bid(String id, JsonNode json) {}

    /** Which views of a link are an impression. */
    private enum Counted {
        EACH,
        FIRST,
        NONE
    }

    private record Link(String bidId, boolean ofDsp, Counted counted) {}

    private record NamedLink(String name, String link) {

        boolean isView() {
            return link.startsWith(VendorPaths.VIEW);
        }

        boolean isOfExchange() {
            return name.equals(EXCHANGE_VIEW) && isView();
        }
    }

    /** The parameter of a click URL, in revision 2026, with the exchange's pixel. Beside it, any other is the DSP's. */
    private static final String EXCHANGE_VIEW = "thrad_view_url";

    private static final List<String> PATHS = List.of(
            VendorPaths.CLICK, VendorPaths.VIEW, VendorPaths.PRODUCT, VendorPaths.POLL_VOTE, VendorPaths.POLL_RESULTS);
    private static final List<String> FIELDS =
            List.of("url", "view_url", "prod_url", "cta_url", "vote_url", "results_url");

    private final UrlFactory urls;
    private final List<String> bases;
    private final Counted withoutExchangeView;
    private final LruMap<String, Link> links;

    /**
     * @param upstream the address of the upstream; behind a TLS terminator, its links may have http instead of https
     * @param revision the revision that the upstream is expected to have
     * @param memory limits the bytes of this and of all else that is remembered
     */
    public TrackingLinkRewriter(UrlFactory urls, URI upstream, Revision revision, MemoryBudget memory) {
        String rest = upstream.getRawSchemeSpecificPart();
        this.urls = urls;
        this.bases = List.of("https:" + rest, "http:" + rest);
        this.withoutExchangeView = revision == Revision.R2025_11 ? Counted.EACH : Counted.FIRST;
        this.links =
                new LruMap<>(memory, (key, link) -> HeapSize.MAP_ENTRY + HeapSize.of(key) + HeapSize.of(link.bidId()));
    }

    /** @return the response with tracking links that point to this server, so that clicks and views are recorded */
    Response rewriteLinks(RequestContext context, Response.Bytes response, JsonNode json) {
        bids(json).forEach(this::remember);
        String base = urls.base(context);
        JsonNode changed = JsonStrings.map(json, text -> rewritten(text, base));
        return changed.equals(json)
                ? response
                : new Response.Bytes(
                        response.status(), response.headers(), response.contentType(), Json.write(changed));
    }

    /** @return the id of the bid that a tracking link belongs to */
    Optional<String> bidIdOf(Request request) {
        return links.get(key(link(request))).map(Link::bidId);
    }

    /** @return whether a view is reported to the DSP and not to the exchange */
    boolean isOfDsp(Request view) {
        return links.get(key(link(view))).filter(Link::ofDsp).isPresent();
    }

    /** Counts a view of a link. A link that was handed out elsewhere counts each time. */
    synchronized int impressions(Request view) {
        String key = key(link(view));
        Optional<Link> link = links.get(key);
        link.filter(known -> known.counted() == Counted.FIRST)
                .ifPresent(known -> links.put(key, new Link(known.bidId(), known.ofDsp(), Counted.NONE)));
        return link.map(Link::counted).orElse(Counted.EACH) == Counted.NONE ? 0 : 1;
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

    /** @return whether an ad has a view pixel, so that its impression is recorded when that is opened */
    boolean hasView(Bid bid) {
        return links(bid).anyMatch(NamedLink::isView);
    }

    private void remember(Bid bid) {
        List<NamedLink> named = links(bid).toList();
        List<String> exchange = named.stream()
                .filter(NamedLink::isOfExchange)
                .map(NamedLink::link)
                .toList();
        for (NamedLink one : named) {
            boolean ofDsp = one.isView() && !exchange.isEmpty() && !exchange.contains(one.link());
            Counted counted =
                    ofDsp ? Counted.NONE : exchange.contains(one.link()) ? Counted.FIRST : withoutExchangeView;
            links.put(key(one.link()), new Link(bid.id(), ofDsp, counted));
        }
    }

    /** The tracking links of a bid: its members, and the parameters of these. */
    private Stream<NamedLink> links(Bid bid) {
        List<NamedLink> found = new ArrayList<>();
        for (String field : FIELDS) {
            bid.json().path(field).stringValueOpt().ifPresent(url -> {
                tracking(url).ifPresent(link -> found.add(new NamedLink(field, link)));
                pairs(url)
                        .forEach(pair -> tracking(decodedValue(pair))
                                .ifPresent(
                                        link -> found.add(new NamedLink(pair.substring(0, pair.indexOf('=')), link))));
            });
        }
        return found.stream();
    }

    private String rewritten(String text, String base) {
        String url = tracking(text).map(base::concat).orElse(text);
        boolean hasLink =
                pairs(url).anyMatch(pair -> tracking(decodedValue(pair)).isPresent());
        return hasLink
                ? url.substring(0, url.indexOf('?') + 1)
                        + pairs(url).map(pair -> rewrittenPair(pair, base)).collect(Collectors.joining("&"))
                : url;
    }

    private String rewrittenPair(String pair, String base) {
        return tracking(decodedValue(pair))
                .map(link -> pair.substring(0, pair.indexOf('=') + 1)
                        + URLEncoder.encode(base + link, StandardCharsets.UTF_8))
                .orElse(pair);
    }

    /** The parts of a URL's query; none of a text that is not a URL. */
    private static Stream<String> pairs(String url) {
        int query = url.indexOf('?') + 1;
        return url.startsWith("http") && query > 0
                ? Stream.of(url.substring(query).split("&", -1))
                : Stream.empty();
    }

    /** The value of a parameter; empty if there is none. */
    private static String decodedValue(String pair) {
        int equals = pair.indexOf('=');
        return equals < 0 ? "" : QueryString.decoded(pair.substring(equals + 1)).orElse("");
    }

    /** Path and query of an upstream tracking link; empty for any other text. */
    private Optional<String> tracking(String text) {
        return bases.stream()
                .filter(text::startsWith)
                .map(base -> text.substring(base.length()))
                .filter(rest -> PATHS.stream().anyMatch(rest::startsWith))
                .findFirst();
    }

    private static String link(Request request) {
        return request.path() + (request.query().isEmpty() ? "" : "?" + request.query());
    }

    /** Identifies a link by its token, because a client may leave out the other parameters. */
    private static String key(String link) {
        int query = link.indexOf('?') + 1;
        Optional<String> token = QueryString.parameter(link.substring(query), "token");
        return ShortId.of(query > 0 && token.isPresent() ? link.substring(0, query) + token.get() : link)
                .text();
    }
}
