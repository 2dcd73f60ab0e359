package dev.mockssp.engine.proxy;

import dev.mockssp.core.Filter;
import dev.mockssp.core.HttpHandler;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.core.UpstreamException;
import dev.mockssp.core.VendorEndpoint;
import dev.mockssp.core.VendorPaths;
import dev.mockssp.core.text.MessageText;
import dev.mockssp.engine.api.DecidedBy;
import dev.mockssp.engine.api.LegacyApi;
import dev.mockssp.engine.api.NamedHandler;
import dev.mockssp.engine.api.RequestSource;
import dev.mockssp.engine.api.SspApi;
import dev.mockssp.engine.api.VendorApi;
import dev.mockssp.engine.filter.CorsFilter;
import dev.mockssp.engine.filter.Overload;
import dev.mockssp.engine.filter.Router;
import dev.mockssp.engine.state.KeyState;
import dev.mockssp.engine.state.ScenarioSelector;
import dev.mockssp.engine.state.Transaction;
import dev.mockssp.journal.Exchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Forwards vendor requests to the real service ({@code --record-from}) instead of simulating it. Responses are returned
 * unchanged, except that tracking links are rewritten to point to this server.
 */
public final class ProxyEndpoint {

    /** The scenario in the journal, because no scenario is played. */
    private static final Exchange.ScenarioChoice NONE = new Exchange.ScenarioChoice("recording", "upstream");

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~!$&'()*+,;=:@%-]+");

    private final HttpHandler upstream;
    private final UpstreamResponseReader responseReader;
    private final CorsFilter cors;
    private final int bodyLimit;

    /**
     * @param upstream sends requests to the upstream; throws an {@link UpstreamException}
     * @param bodyLimit the maximum size of a body in bytes, used in the message only
     */
    public ProxyEndpoint(HttpHandler upstream, UpstreamResponseReader responseReader, CorsFilter cors, int bodyLimit) {
        this.upstream = upstream;
        this.responseReader = responseReader;
        this.cors = cors;
        this.bodyLimit = bodyLimit;
    }

    /** @return the router with the forwarded routes */
    public Router routes(Router router, SspApi ssp, LegacyApi legacy) {
        Filter unchanged = next -> next;
        return router.post(VendorEndpoint.BID_REQUEST.path(), ssp, unchanged, this::vendorRequest)
                .post(VendorEndpoint.GET_AD.path(), legacy, unchanged, this::vendorRequest)
                .get(VendorPaths.CLICK, ssp, unchanged, link("click"))
                .get(VendorPaths.VIEW, ssp, unchanged, link("view"))
                .get(VendorPaths.PRODUCT, legacy, unchanged, link("product-click"))
                .post(VendorPaths.POLL_VOTE, "poll-vote", ssp, unchanged, this::vote)
                .get(VendorPaths.POLL_RESULTS, ssp, unchanged, link("poll-results"));
    }

    private Response vendorRequest(RequestContext context) {
        begin(context);
        Optional<Response> unfit = unfit(context);
        if (unfit.isPresent()) {
            return unfit.get();
        }
        boolean preflight = isPreflight(context);
        if (!preflight && context.request().headers().has(ScenarioSelector.HEADER)) {
            return error(
                    context,
                    DecidedBy.SCENARIO,
                    400,
                    "The header " + ScenarioSelector.HEADER
                            + " has no effect while requests are forwarded to an upstream: no scenario is played");
        }
        return forward(
                context,
                response -> preflight
                        ? responseReader.preflight(context, response)
                        : responseReader.vendorRequest(context, response));
    }

    private Response vote(RequestContext context) {
        begin(context);
        return unfit(context)
                .orElseGet(() -> forward(
                        context,
                        response -> isPreflight(context)
                                ? responseReader.preflight(context, response)
                                : responseReader.link(context, response)));
    }

    private static boolean isPreflight(RequestContext context) {
        return context.request().method().equals("OPTIONS");
    }

    /** The response to a request that cannot be forwarded. */
    private Optional<Response> unfit(RequestContext context) {
        if (context.request().oversized()) {
            return Optional.of(error(
                    context, DecidedBy.BODY, 413, "The body is longer than " + MessageText.count(bodyLimit, "byte")));
        }
        return context.request().overloaded() ? Optional.of(Overload.response(context)) : unknownSource(context);
    }

    private NamedHandler link(String name) {
        return new NamedHandler() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Response handle(RequestContext context) {
                begin(context);
                Optional<Response> unknownSource = unknownSource(context);
                if (unknownSource.isPresent()) {
                    return unknownSource.get();
                }
                return isOneToken(context.request().path())
                        ? forward(context, response -> responseReader.link(context, response))
                        : error(context, DecidedBy.TOKEN, 404, "This is not a " + name + " link");
            }
        };
    }

    /** Only tracking links are forwarded: a path that resolves elsewhere after decoding is not. */
    private static boolean isOneToken(String path) {
        if (!path.startsWith(VendorPaths.PRODUCT)) {
            return true;
        }
        String token = path.substring(VendorPaths.PRODUCT.length());
        return TOKEN.matcher(token).matches() && isPlain(token);
    }

    private static boolean isPlain(String token) {
        try {
            String decoded = URLDecoder.decode(token.replace("+", "%2B"), StandardCharsets.UTF_8);
            return decoded.chars().noneMatch(c -> c == '/' || c == '\\' || c == '%' || c < ' ')
                    && !decoded.equals(".")
                    && !decoded.equals("..");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void begin(RequestContext context) {
        context.put(Exchange.ScenarioChoice.class, NONE).put(DecidedBy.class, DecidedBy.UPSTREAM);
        Optional<String> key = context.request()
                .headers()
                .first(context.require(VendorApi.class).endpoint().keyHeader());
        key.filter(sent -> !sent.isBlank())
                .map(responseReader::pseudonym)
                .ifPresent(pseudonym -> context.put(
                        KeyState.class, context.require(Transaction.class).key(pseudonym)));
    }

    private Optional<Response> unknownSource(RequestContext context) {
        return RequestSource.problem(context.request()).map(problem -> error(context, DecidedBy.SOURCE, 400, problem));
    }

    private Response forward(RequestContext context, Function<Response.Bytes, Response> reader) {
        try {
            return reader.apply((Response.Bytes) upstream.handle(context));
        } catch (UpstreamException e) {
            return error(context, DecidedBy.UPSTREAM, e.status(), e.getMessage());
        }
    }

    /** An error response of the mock server itself, with the usual CORS headers. */
    private Response error(RequestContext context, DecidedBy decidedBy, int status, String message) {
        return cors.withCorsHeaders(
                context, context.require(VendorApi.class).error(context, decidedBy, status, message));
    }
}
