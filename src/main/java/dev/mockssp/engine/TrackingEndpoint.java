package dev.mockssp.engine;

import dev.mockssp.exchange.Call;
import dev.mockssp.exchange.Headers;
import dev.mockssp.exchange.Reply;
import dev.mockssp.journal.Outcome;
import dev.mockssp.tracking.Ticket;
import dev.mockssp.tracking.TokenSeal;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Clicks and views (contract.md 1.9 and 2.2): needs no key, counts against no limit, looks at no origin. */
final class TrackingEndpoint implements Named {

    private static final byte[] PIXEL =
            Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");
    private static final Headers NOT_CACHED = Headers.of("Cache-Control", "no-store");

    private final Ticket.Kind kind;
    private final TokenSeal seal;
    private final KeyStates states;

    TrackingEndpoint(Ticket.Kind kind, TokenSeal seal, KeyStates states) {
        this.kind = kind;
        this.seal = seal;
        this.states = states;
    }

    @Override
    public String name() {
        return kind.label();
    }

    @Override
    public Reply answer(Call call) {
        String token = kind == Ticket.Kind.PRODUCT
                ? call.request().path().substring(Links.PRODUCT.length())
                : parameter(call.request().query());
        Optional<Ticket> ticket = seal.open(token).filter(found -> found.kind() == kind);
        Optional<KeyState> state = ticket.flatMap(found -> states.find(found.owner()))
                .filter(found -> found.ledger.knows(ticket.get().serial(), token));
        if (state.isEmpty()) {
            String problem =
                    token.isEmpty() ? "The token is missing" : "This is no " + kind.label() + " token of this run";
            return call.get(Dialect.class).error(call, Check.TOKEN, 404, problem);
        }
        return kind == Ticket.Kind.VIEW ? viewed(call, ticket.get()) : clicked(call, state.get(), ticket.get());
    }

    private static Reply clicked(Call call, KeyState state, Ticket ticket) {
        state.clicks.add(ticket.userId(), ticket.campaign());
        note(call, ticket, Outcome.Kind.CLICK, 0);
        return Reply.Raw.empty(302, NOT_CACHED.with("Location", ticket.landing()));
    }

    private static Reply viewed(Call call, Ticket ticket) {
        note(call, ticket, Outcome.Kind.VIEW, 1);
        return new Reply.Raw(200, NOT_CACHED, "image/gif", PIXEL);
    }

    private static void note(Call call, Ticket ticket, Outcome.Kind kind, int impressions) {
        call.note(Ticket.class, ticket).note(Check.class, Check.TOKEN);
        ticket.experimentTag().ifPresent(tag -> call.note(ExperimentTag.class, new ExperimentTag(tag)));
        call.note(
                Outcome.class,
                new Outcome(
                        kind,
                        ticket.campaign(),
                        ticket.billable(),
                        impressions,
                        impressions * ticket.priceCents(),
                        List.of(ticket.bidId())));
    }

    private static String parameter(String query) {
        for (String pair : query.split("&")) {
            if (pair.startsWith("token=")) {
                return pair.substring("token=".length());
            }
        }
        return "";
    }
}
