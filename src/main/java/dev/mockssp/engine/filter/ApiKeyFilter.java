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
import dev.mockssp.engine.state.Transaction;
import java.util.Optional;

/**
 * Checks the API key, and stores the key and its state in the context. Rejects other requests with 401 (contract.md
 * 1.1).
 */
public final class ApiKeyFilter implements Filter {

    private final ApiKeyRegistry keys;

    public ApiKeyFilter(ApiKeyRegistry keys) {
        this.keys = keys;
    }

    @Override
    public HttpHandler wrap(HttpHandler next) {
        return context -> {
            VendorApi api = context.require(VendorApi.class);
            Optional<String> sent = context.request()
                    .headers()
                    .first(api.endpoint().keyHeader())
                    .filter(key -> !key.isBlank());
            Optional<ApiKey> key = sent.isPresent() ? keys.find(sent.get()) : Optional.empty();
            if (key.isEmpty()) {
                return reject(context, api, sent.isPresent());
            }
            context.put(ApiKey.class, key.get())
                    .put(
                            KeyState.class,
                            context.require(Transaction.class).key(key.get().name()));
            return next.handle(context);
        };
    }

    private static Response reject(RequestContext context, VendorApi api, boolean sent) {
        String message = sent
                ? ErrorMessages.unknownKey(api)
                : "Missing " + api.endpoint().keyHeader() + " header"
                        + hint(context.request().headers(), api);
        return api.error(context, DecidedBy.KEY, 401, message);
    }

    private static String hint(Headers headers, VendorApi api) {
        String other = api.endpoint().other().keyHeader();
        return headers.has(other) ? " (" + other + " was sent, which is the header of the other endpoint)" : "";
    }
}
