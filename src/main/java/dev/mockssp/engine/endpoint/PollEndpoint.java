package dev.mockssp.engine.endpoint;

import dev.mockssp.core.HttpHandler;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.engine.api.DecidedBy;
import dev.mockssp.engine.api.NamedHandler;
import dev.mockssp.engine.api.ParsedBody;
import dev.mockssp.engine.state.KeyState;
import dev.mockssp.engine.state.PollVotes;
import dev.mockssp.engine.state.Transaction;
import dev.mockssp.journal.Outcome;
import dev.mockssp.schema.LegacyDetail;
import dev.mockssp.tracking.TokenSigner;
import dev.mockssp.tracking.TrackingToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Votes and results of sponsored polls (revision-2026.md, section 6). It checks no API key, rate limit or origin. */
public final class PollEndpoint {

    private record Ballot(TrackingToken token, KeyState state, PollVotes.Count count) {}

    private final TokenSigner signer;

    public PollEndpoint(TokenSigner signer) {
        this.signer = signer;
    }

    /** The handler of votes. */
    public HttpHandler votes() {
        return this::vote;
    }

    /** The handler of requests for results. */
    public NamedHandler results() {
        return new NamedHandler() {
            @Override
            public String name() {
                return "poll-results";
            }

            @Override
            public Response handle(RequestContext context) {
                return show(context);
            }
        };
    }

    private Response vote(RequestContext context) {
        PollForm form = PollForm.of(context.request().query());
        ParsedBody body = ParsedBody.of(context);
        String token = token(context, form, body);
        List<LegacyDetail> missing = new ArrayList<>();
        if (token.isEmpty()) {
            missing.add(missingToken());
        }
        JsonNode option = body.json().map(json -> json.path("option_id")).orElse(null);
        optionProblem(body, option).ifPresent(missing::add);
        if (!missing.isEmpty()) {
            return failed(context, form.missing(missing), "The token or the option is missing");
        }
        Optional<Ballot> ballot = ballot(context, token);
        if (ballot.isEmpty()) {
            return failed(context, form.expired(), "This is not a poll token of this run");
        }
        List<String> options = ballot.get().count().poll().options();
        String id = option.stringValue();
        Optional<Integer> chosen = position(id, options.size());
        if (chosen.isEmpty()) {
            return failed(context, form.unknownOption(), "The poll has no such option");
        }
        return counted(context, form, ballot.get(), chosen.get());
    }

    private static Response counted(RequestContext context, PollForm form, Ballot ballot, int option) {
        TrackingToken token = ballot.token();
        boolean first = ballot.state().usedTokens.use(token.serial());
        if (!first && form.secondVote().isPresent()) {
            return failed(context, form.secondVote().get(), "A second vote");
        }
        PollVotes.Count after =
                first ? ballot.state().pollVotes.vote(token.campaign(), option).orElse(ballot.count()) : ballot.count();
        record(context, token, Outcome.Kind.VOTE, first ? "" : ", a second vote, not counted");
        return form.results(token.campaign(), after, Optional.of(Integer.toString(option)));
    }

    private Response show(RequestContext context) {
        PollForm form = PollForm.of(context.request().query());
        String text = TrackingEndpoint.token(context);
        if (text.isEmpty()) {
            return failed(context, form.missing(List.of(missingToken())), "The token is missing");
        }
        Optional<Ballot> ballot = ballot(context, text);
        if (ballot.isEmpty()) {
            return failed(context, form.expired(), "This is not a poll token of this run");
        }
        record(context, ballot.get().token(), Outcome.Kind.RESULTS, "");
        return form.results(ballot.get().token().campaign(), ballot.get().count(), Optional.empty());
    }

    private static String token(RequestContext context, PollForm form, ParsedBody body) {
        String token = TrackingEndpoint.token(context);
        return token.isEmpty() && form == PollForm.EARLIER_STATE
                ? body.text("token").orElse("")
                : token;
    }

    private Optional<Ballot> ballot(RequestContext context, String text) {
        return signer.verify(text)
                .filter(token -> token.kind() == TrackingToken.Kind.POLL)
                .flatMap(token -> context.require(Transaction.class)
                        .find(token.owner())
                        .filter(state -> state.issuedTokens.knows(token.serial(), text))
                        .flatMap(state -> state.pollVotes
                                .of(token.campaign(), token.serial())
                                .map(count -> new Ballot(token, state, count))));
    }

    private static LegacyDetail missingToken() {
        return new LegacyDetail(List.of("query", "token"), "Field required", "missing");
    }

    private static Optional<LegacyDetail> optionProblem(ParsedBody body, JsonNode option) {
        if (option == null) {
            return Optional.of(LegacyDetail.malformed(body.problem()));
        }
        List<Object> place = List.of("body", "option_id");
        if (option.isMissingNode()) {
            return Optional.of(new LegacyDetail(place, "Field required", "missing"));
        }
        return option.isString()
                ? Optional.empty()
                : Optional.of(new LegacyDetail(place, "Input should be a valid string", "string_type"));
    }

    private static Optional<Integer> position(String id, int options) {
        for (int i = 0; i < options; i++) {
            if (id.equals(Integer.toString(i))) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private static Response failed(RequestContext context, Response.Json error, String reason) {
        context.put(DecidedBy.class, DecidedBy.TOKEN).put(Outcome.class, Outcome.of(Outcome.Kind.ERROR, reason));
        return error;
    }

    private static void record(RequestContext context, TrackingToken token, Outcome.Kind kind, String remark) {
        TrackingEndpoint.record(context, token, kind, token.campaign() + remark, 0);
    }
}
