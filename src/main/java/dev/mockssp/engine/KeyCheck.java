package dev.mockssp.engine;

import dev.mockssp.access.ApiKey;
import dev.mockssp.access.KeyRing;
import dev.mockssp.exchange.Call;
import dev.mockssp.exchange.Filter;
import dev.mockssp.exchange.Headers;
import dev.mockssp.exchange.Reply;
import dev.mockssp.exchange.Responder;
import java.util.Optional;

/** Lets calls with a valid key through, and notes the key and its state; 401 to all others (contract.md 1.1). */
final class KeyCheck implements Filter {

    private final KeyRing keys;
    private final KeyStates states;

    KeyCheck(KeyRing keys, KeyStates states) {
        this.keys = keys;
        this.states = states;
    }

    @Override
    public Responder around(Responder next) {
        return call -> {
            Dialect dialect = call.get(Dialect.class);
            Optional<String> sent =
                    call.request().headers().first(dialect.keyHeader()).filter(key -> !key.isBlank());
            Optional<ApiKey> key = sent.isPresent() ? keys.find(sent.get()) : Optional.empty();
            if (key.isEmpty()) {
                return refuse(call, dialect, sent.isPresent());
            }
            call.note(ApiKey.class, key.get())
                    .note(KeyState.class, states.of(key.get().name()));
            return next.answer(call);
        };
    }

    private static Reply refuse(Call call, Dialect dialect, boolean sent) {
        String message = sent
                ? unknown(dialect)
                : "Missing " + dialect.keyHeader() + " header"
                        + hint(call.request().headers(), dialect);
        return dialect.error(call, Check.KEY, 401, message);
    }

    static String unknown(Dialect dialect) {
        return "Unknown API key in the " + dialect.keyHeader() + " header";
    }

    private static String hint(Headers headers, Dialect dialect) {
        String other = dialect.keyHeader().equals("thrad-api-key") ? "thrads-api-key" : "thrad-api-key";
        return headers.has(other) ? " (" + other + " was sent, which is the header of the other endpoint)" : "";
    }
}
