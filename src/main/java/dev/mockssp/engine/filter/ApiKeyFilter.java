package dev.mockssp.engine.filter;

import dev.mockssp.access.ApiKey;
import dev.mockssp.access.ApiKeyRegistry;
import dev.mockssp.core.Filter;
import dev.mockssp.core.Headers;
import dev.mockssp.core.HttpHandler;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.engine.api.DecidedBy;
import dev.mockssp.engine.api.ErrorMessages;
import dev.mockssp.engine.api.VendorApi;
import dev.mockssp.engine.state.KeyState;
import dev.mockssp.engine.state.KeyStateStore;
import java.util.Optional;

/** Lets calls with a valid key through, and notes the key and its state; 401 to all others (contract.md 1.1). */
public final class ApiKeyFilter implements Filter {

    private final ApiKeyRegistry keys;
    private final KeyStateStore states;

    public ApiKeyFilter(ApiKeyRegistry keys, KeyStateStore states) {
        this.keys = keys;
        this.states = states;
    }

    @Override
    public HttpHandler wrap(HttpHandler next) {
        return call -> {
            VendorApi dialect = call.require(VendorApi.class);
            Optional<String> sent = call.request()
                    .headers()
                    .first(dialect.endpoint().keyHeader())
                    .filter(key -> !key.isBlank());
            Optional<ApiKey> key = sent.isPresent() ? keys.find(sent.get()) : Optional.empty();
            if (key.isEmpty()) {
                return refuse(call, dialect, sent.isPresent());
            }
            call.put(ApiKey.class, key.get())
                    .put(KeyState.class, states.of(key.get().name()));
            return next.handle(call);
        };
    }

    private static Response refuse(RequestContext call, VendorApi dialect, boolean sent) {
        String message = sent
                ? ErrorMessages.unknownKey(dialect)
                : "Missing " + dialect.endpoint().keyHeader() + " header"
                        + hint(call.request().headers(), dialect);
        return dialect.error(call, DecidedBy.KEY, 401, message);
    }

    private static String hint(Headers headers, VendorApi dialect) {
        String other = dialect.endpoint().other().keyHeader();
        return headers.has(other) ? " (" + other + " was sent, which is the header of the other endpoint)" : "";
    }
}
