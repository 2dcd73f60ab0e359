package dev.mockssp.engine.proxy;

import dev.mockssp.core.Filter;
import dev.mockssp.core.HttpHandler;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.core.UpstreamException;
import dev.mockssp.core.VendorEndpoint;
import dev.mockssp.engine.api.DecidedBy;
import dev.mockssp.engine.api.LegacyApi;
import dev.mockssp.engine.api.NamedHandler;
import dev.mockssp.engine.api.SspApi;
import dev.mockssp.engine.api.UrlFactory;
import dev.mockssp.engine.api.VendorApi;
import dev.mockssp.engine.filter.CorsFilter;
import dev.mockssp.engine.filter.Router;
import dev.mockssp.engine.state.KeyState;
import dev.mockssp.engine.state.KeyStateStore;
import dev.mockssp.engine.state.ScenarioSelector;
import dev.mockssp.journal.Exchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Forwards vendor requests to the real service ({@code --record-from}) instead of simulating it. Responses are returned
 * unchanged, except that tracking links are rewritten to point to this server.
 */
public final class ProxyEndpoint {

    /** The name in place of a scenario, because none is played. */
    private static final Exchange.ScenarioChoice NONE = new Exchange.ScenarioChoice("recording", "upstream");

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~!$&'()*+,;=:@%-]+");

    private final HttpHandler upstream;
    private final UpstreamResponseReader answers;
    private final CorsFilter cors;
    private final KeyStateStore states;
    private final int bodyLimit;

    /**
     * @param upstream sends a request to the real service; throws an {@link UpstreamException}
     * @param bodyLimit the longest body in bytes, for the message alone
     */
    public ProxyEndpoint(
            HttpHandler upstream,
            UpstreamResponseReader answers,
            CorsFilter cors,
            KeyStateStore states,
            int bodyLimit) {
        this.upstream = upstream;
        this.answers = answers;
        this.cors = cors;
        this.states = states;
        this.bodyLimit = bodyLimit;
    }

    /** @return the router with the routes that are forwarded */
    public Router routes(Router router, SspApi ssp, LegacyApi legacy) {
        Filter asAnswered = next -> next;
        return router.post(VendorEndpoint.BID_REQUEST.path(), ssp, asAnswered, this::vendorCall)
                .post(VendorEndpoint.GET_AD.path(), legacy, asAnswered, this::vendorCall)
                .get(UrlFactory.CLICK, ssp, asAnswered, link("click"))
                .get(UrlFactory.VIEW, ssp, asAnswered, link("view"))
                .get(UrlFactory.PRODUCT, legacy, asAnswered, link("product-click"));
    }

    private Response vendorCall(RequestContext call) {
        begin(call);
        if (call.request().tooLarge()) {
            return own(call, DecidedBy.BODY, 413, "The body is longer than " + bodyLimit + " bytes");
        }
        boolean preflight = call.request().method().equals("OPTIONS");
        if (!preflight && call.request().headers().has(ScenarioSelector.HEADER)) {
            return own(
                    call,
                    DecidedBy.SCENARIO,
                    400,
                    "The header " + ScenarioSelector.HEADER
                            + " is of no use while a real service answers: no scenario is played");
        }
        return guarded(call, reply -> preflight ? answers.preflight(call, reply) : answers.vendorCall(call, reply));
    }

    private NamedHandler link(String name) {
        return new NamedHandler() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Response handle(RequestContext call) {
                begin(call);
                return isOneToken(call.request().path())
                        ? guarded(call, reply -> answers.link(call, reply))
                        : own(call, DecidedBy.TOKEN, 404, "This is no " + name + " link");
            }
        };
    }

    /** Only tracking links are forwarded, no path that means another one once it is decoded. */
    private static boolean isOneToken(String path) {
        if (!path.startsWith(UrlFactory.PRODUCT)) {
            return true;
        }
        String token = path.substring(UrlFactory.PRODUCT.length());
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

    private void begin(RequestContext call) {
        call.put(Exchange.ScenarioChoice.class, NONE).put(DecidedBy.class, DecidedBy.UPSTREAM);
        Optional<String> key = call.request()
                .headers()
                .first(call.require(VendorApi.class).endpoint().keyHeader());
        key.filter(sent -> !sent.isBlank())
                .map(answers::alias)
                .ifPresent(alias -> call.put(KeyState.class, states.of(alias)));
    }

    private interface Reading {
        Response read(Response.Bytes reply);
    }

    private Response guarded(RequestContext call, Reading reading) {
        try {
            return reading.read((Response.Bytes) upstream.handle(call));
        } catch (UpstreamException e) {
            return own(call, DecidedBy.UPSTREAM, e.status(), e.getMessage());
        }
    }

    /** @return a response of the mock server itself, with the CORS headers that it has without recording */
    private Response own(RequestContext call, DecidedBy decidedBy, int status, String message) {
        return cors.readable(call, call.require(VendorApi.class).error(call, decidedBy, status, message));
    }
}
