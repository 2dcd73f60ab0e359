package dev.mockssp.engine;

import dev.mockssp.access.ApiKey;
import dev.mockssp.auction.Explanation;
import dev.mockssp.auction.Pick;
import dev.mockssp.exchange.Call;
import dev.mockssp.exchange.Fault;
import dev.mockssp.exchange.Headers;
import dev.mockssp.exchange.Reply;
import dev.mockssp.exchange.Request;
import dev.mockssp.geo.Location;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Outcome;
import dev.mockssp.scenario.Play;
import dev.mockssp.tracking.Ticket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Makes the journal's exchange of a call, its notes and its answer; keys and credentials are masked. */
final class Recording {

    private final Secrets secrets;
    private final Stamps stamps;
    private final Selection selection;

    Recording(Secrets secrets, Stamps stamps, Selection selection) {
        this.secrets = secrets;
        this.stamps = stamps;
        this.selection = selection;
    }

    /**
     * @param reply the answer with its body encoded
     * @param nanos how long it took to make
     */
    Exchange of(Call call, Reply reply, long nanos) {
        Request request = call.request();
        return new Exchange(
                0,
                call.receivedAt(),
                stamps.requestId(call),
                call.get(Endpoint.class).name(),
                new Exchange.Sent(
                        request.method(),
                        request.path(),
                        secrets.maskedQuery(request.query()),
                        secrets.masked(request.headers()),
                        request.body(),
                        request.oversized()),
                answered(reply),
                caller(call),
                selection.choose(call),
                call.get(Check.class).label(),
                call.get(Outcome.class),
                call.noted(ExperimentTag.class).map(ExperimentTag::value),
                nanos / 1_000 / 1_000.0,
                call.noted(Play.class).map(Play::delay).orElse(Duration.ZERO).toMillis(),
                auction(call),
                List.of());
    }

    private static Exchange.Answered answered(Reply reply) {
        if (reply instanceof Reply.Late late) {
            return answered(late.reply());
        }
        if (reply instanceof Reply.Broken broken) {
            Exchange.Answered whole = answered(broken.whole());
            boolean begun = broken.fault() == Fault.TRUNCATED_BODY;
            return new Exchange.Answered(
                    broken.status(),
                    begun ? whole.headers() : Headers.none(),
                    begun ? whole.contentType() : "",
                    begun ? whole.body() : new byte[0],
                    Optional.of(broken.fault()));
        }
        Reply.Raw raw = (Reply.Raw) reply;
        return new Exchange.Answered(raw.status(), raw.headers(), raw.contentType(), raw.body(), Optional.empty());
    }

    private Exchange.Caller caller(Call call) {
        Optional<ApiKey> key = call.noted(ApiKey.class);
        Optional<Ticket> ticket = call.noted(Ticket.class);
        ParsedBody body = ParsedBody.of(call);
        return new Exchange.Caller(
                sentKey(call),
                call.noted(KeyState.class)
                        .map(KeyState::id)
                        .or(() -> ticket.map(Ticket::owner))
                        .orElse(""),
                key.map(valid -> valid.environment().label()).orElse(""),
                body.text("userId").or(() -> ticket.map(Ticket::userId)),
                body.text("chatId"),
                call.noted(Location.class).flatMap(Location::country));
    }

    private String sentKey(Call call) {
        return call.request()
                .headers()
                .first(call.get(Dialect.class).keyHeader())
                .map(secrets::maskedKey)
                .orElse("");
    }

    private static Optional<Exchange.Auction> auction(Call call) {
        Optional<Explanation> explanation = call.noted(Decision.class)
                .flatMap(Decision::explanation)
                .or(() -> call.noted(Pick.class).map(Pick::explanation));
        return explanation.map(found -> new Exchange.Auction(found::toJson, found.weight()));
    }
}
