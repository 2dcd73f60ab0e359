package dev.mockssp.engine;

import dev.mockssp.exchange.Filter;
import dev.mockssp.exchange.Responder;

/** Refuses calls from pages of an origin that is not registered (contract.md 1.1). */
final class OriginCheck implements Filter {

    static final String REFUSAL = "Origin not allowed";

    private final Cors cors;

    OriginCheck(Cors cors) {
        this.cors = cors;
    }

    @Override
    public Responder around(Responder next) {
        return call -> cors.refuses(call)
                ? call.get(Dialect.class).error(call, Check.ORIGIN, 403, REFUSAL)
                : next.answer(call);
    }
}
