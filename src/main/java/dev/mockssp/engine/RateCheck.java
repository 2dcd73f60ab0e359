package dev.mockssp.engine;

import dev.mockssp.exchange.Call;
import dev.mockssp.exchange.Filter;
import dev.mockssp.exchange.Reply;
import dev.mockssp.exchange.Responder;
import dev.mockssp.limit.Allowance;

/**
 * Counts calls of valid keys and tells them what is left (contract.md 1.7). Wraps the origin check too, since a 403
 * counts; but a call that both checks would refuse gets the 403, which comes first.
 */
final class RateCheck implements Filter {

    private final int limit;
    private final Cors cors;

    /** @param limit calls a second and key, 0 for no limit */
    RateCheck(int limit, Cors cors) {
        this.limit = limit;
        this.cors = cors;
    }

    @Override
    public Responder around(Responder next) {
        return limit == 0 ? next : call -> counted(call, next);
    }

    private Reply counted(Call call, Responder next) {
        Allowance allowance = call.get(KeyState.class).window.take(call.receivedAt(), limit);
        Reply reply = allowance.granted() || cors.refuses(call)
                ? next.answer(call)
                : call.get(Dialect.class).error(call, Check.RATE, 429, "Rate limit exceeded");
        return reply.with(allowance.headers().with(reply.headers()));
    }
}
