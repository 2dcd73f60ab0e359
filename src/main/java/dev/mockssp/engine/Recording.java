package dev.mockssp.engine;

import dev.mockssp.access.ApiKey;
import dev.mockssp.auction.Explanation;
import dev.mockssp.auction.Inventory;
import dev.mockssp.auction.Pick;
import dev.mockssp.exchange.Call;
import dev.mockssp.exchange.Fault;
import dev.mockssp.exchange.Headers;
import dev.mockssp.exchange.Reply;
import dev.mockssp.exchange.Request;
import dev.mockssp.geo.Location;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Finding;
import dev.mockssp.journal.Outcome;
import dev.mockssp.scenario.Play;
import dev.mockssp.tracking.Ticket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Makes the journal's exchange of a call, its notes and its answer. Keys and credentials are masked; a key that was
 * refused stands nowhere in it.
 */
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
        RefusedKeys refused = secrets.refused(request);
        Headers headers = secrets.masked(request.headers(), refused);
        return secrets.discreet(new Exchange(
                0,
                call.receivedAt(),
                stamps.requestId(call),
                call.get(Endpoint.class).name(),
                new Exchange.Sent(
                        refused.blankedIn(request.method()),
                        refused.blankedIn(request.path()),
                        refused.blankedIn(secrets.maskedQuery(request.query())),
                        headers,
                        refused.blankedIn(request.body()),
                        request.oversized()),
                answered(reply, refused),
                caller(call, headers, refused),
                scenario(selection.choose(call), refused),
                call.get(Check.class).label(),
                outcome(call.get(Outcome.class), refused),
                refused.blankedIn(call.noted(ExperimentTag.class).map(ExperimentTag::value)),
                nanos / 1_000 / 1_000.0,
                call.noted(Play.class).map(Play::delay).orElse(Duration.ZERO).toMillis(),
                auction(call),
                observed(call, refused)));
    }

    private static List<Finding> observed(Call call, RefusedKeys refused) {
        Optional<RealAnswers.Observed> observed = call.noted(RealAnswers.Observed.class);
        return observed.isEmpty() ? List.of() : blanked(observed.get().findings(), refused);
    }

    private static List<Finding> blanked(List<Finding> findings, RefusedKeys refused) {
        return findings.stream()
                .map(finding -> new Finding(
                        finding.rule(),
                        finding.severity(),
                        refused.blankedIn(finding.seen()),
                        finding.why(),
                        finding.source()))
                .toList();
    }

    private static Exchange.Choice scenario(Exchange.Choice made, RefusedKeys refused) {
        return refused.isEmpty() ? made : new Exchange.Choice(refused.blankedIn(made.name()), made.by());
    }

    private static Outcome outcome(Outcome made, RefusedKeys refused) {
        return refused.isEmpty()
                ? made
                : new Outcome(
                        made.kind(),
                        refused.blankedIn(made.reason()),
                        made.billable(),
                        made.impressions(),
                        made.earnedUnits(),
                        made.bidIds());
    }

    /** An answer may repeat what was asked, as a 404 does. */
    private static Exchange.Answered answered(Reply reply, RefusedKeys refused) {
        Exchange.Answered made = answered(reply);
        if (refused.isEmpty()) {
            return made;
        }
        Headers headers = Headers.of(made.headers().fields().stream()
                .map(field -> new Headers.Field(field.name(), refused.blankedIn(field.value())))
                .toList());
        return new Exchange.Answered(
                made.status(), headers, made.contentType(), refused.blankedIn(made.body()), made.fault());
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

    private static Exchange.Caller caller(Call call, Headers masked, RefusedKeys refused) {
        Optional<ApiKey> key = call.noted(ApiKey.class);
        Optional<KeyState> state = call.noted(KeyState.class);
        Optional<Ticket> ticket = call.noted(Ticket.class);
        Optional<Location> location = call.noted(Location.class);
        ParsedBody body = ParsedBody.of(call);
        Optional<String> userId = body.text("userId");
        return new Exchange.Caller(
                masked.first(call.get(Dialect.class).keyHeader()).orElse(""),
                state.isPresent() ? state.get().id() : ticket.map(Ticket::owner).orElse(""),
                key.isPresent() ? key.get().environment().label() : "",
                refused.blankedIn(userId.isPresent() ? userId : ticket.map(Ticket::userId)),
                refused.blankedIn(body.text("chatId")),
                location.isPresent() ? location.get().country() : Optional.empty());
    }

    private static Optional<Exchange.Auction> auction(Call call) {
        Optional<Explanation> explanation = call.noted(Decision.class)
                .flatMap(Decision::explanation)
                .or(() -> call.noted(Pick.class).map(Pick::explanation));
        return explanation.map(Recording::auction);
    }

    /** What is kept long knows the inventory alone: the explanation's bytes are the journal's then. */
    private static Exchange.Auction auction(Explanation explanation) {
        Inventory inventory = explanation.inventory();
        return new Exchange.Auction(explanation.packed(), packed -> new Explanation(inventory, packed).toJson());
    }
}
