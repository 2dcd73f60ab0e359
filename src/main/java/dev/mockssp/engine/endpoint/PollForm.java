package dev.mockssp.engine.endpoint;

import dev.mockssp.core.Headers;
import dev.mockssp.core.Response;
import dev.mockssp.engine.state.PollVotes;
import dev.mockssp.schema.LegacyDetail;
import dev.mockssp.wire.PollResults;
import dev.mockssp.wire.TrackingError;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The form of the responses to votes. The vendor's documents describe two (revision-2026.md, section 6.5). */
enum PollForm {
    CURRENT {
        @Override
        Response.Json results(String campaign, PollVotes.Count count, Optional<String> selected) {
            return json(
                    200,
                    new PollResults(
                            "success",
                            new PollResults.Data(
                                    PollStart.id(campaign), count.poll().question(), total(count), options(count))));
        }

        @Override
        Optional<Response.Json> secondVote() {
            return Optional.empty();
        }

        @Override
        Response.Json missing(List<LegacyDetail> details) {
            return json(422, new TrackingError(details));
        }

        @Override
        Response.Json expired() {
            return json(404, new TrackingError(TrackingError.EXPIRED));
        }

        @Override
        Response.Json unknownOption() {
            return json(400, new TrackingError(UNKNOWN_OPTION));
        }
    },
    EARLIER_STATE {
        @Override
        Response.Json results(String campaign, PollVotes.Count count, Optional<String> selected) {
            return json(
                    200,
                    new PollResults.Earlier(
                            PollStart.id(campaign), selected.orElse(null), total(count), options(count)));
        }

        @Override
        Optional<Response.Json> secondVote() {
            return Optional.of(error(409, "duplicate_vote", "This poll has your vote already"));
        }

        @Override
        Response.Json missing(List<LegacyDetail> details) {
            boolean token = details.get(0).loc().contains("token");
            return token
                    ? error(400, "missing_token", "The token is missing")
                    : error(400, "invalid_option", UNKNOWN_OPTION);
        }

        @Override
        Response.Json expired() {
            return error(401, "invalid_token", TrackingError.EXPIRED);
        }

        @Override
        Response.Json unknownOption() {
            return error(400, "invalid_option", UNKNOWN_OPTION);
        }
    };

    /** The part of a query that selects the earlier form. */
    static final String EARLIER = "&form=earlier";

    private static final String UNKNOWN_OPTION = "Invalid poll option";

    static PollForm of(String query) {
        return ("&" + query + "&").contains(EARLIER + "&") ? EARLIER_STATE : CURRENT;
    }

    /** The votes, after a vote for the selected option or without one. */
    abstract Response.Json results(String campaign, PollVotes.Count count, Optional<String> selected);

    /** The response to a second vote; empty for the results. */
    abstract Optional<Response.Json> secondVote();

    /** The response to a request without token or option. */
    abstract Response.Json missing(List<LegacyDetail> details);

    /** The response to a token that is damaged, has expired, or is not of a poll. */
    abstract Response.Json expired();

    abstract Response.Json unknownOption();

    private static Response.Json json(int status, Object body) {
        return new Response.Json(status, Headers.of("Cache-Control", "no-store"), body);
    }

    private static Response.Json error(int status, String code, String message) {
        return json(status, new PollResults.EarlierError(new PollResults.EarlierError.Code(code, message)));
    }

    private static int total(PollVotes.Count count) {
        return count.votes().stream().mapToInt(Integer::intValue).sum();
    }

    private static List<PollResults.Option> options(PollVotes.Count count) {
        int total = total(count);
        List<PollResults.Option> options = new ArrayList<>();
        for (int i = 0; i < count.votes().size(); i++) {
            int votes = count.votes().get(i);
            options.add(new PollResults.Option(
                    Integer.toString(i), count.poll().options().get(i), votes, percentage(votes, total)));
        }
        return options;
    }

    /** One decimal, or none for a whole number. */
    private static BigDecimal percentage(int votes, int total) {
        BigDecimal share = BigDecimal.valueOf(100L * votes).divide(BigDecimal.valueOf(total), 1, RoundingMode.HALF_UP);
        return share.stripTrailingZeros().scale() <= 0 ? share.setScale(0) : share;
    }
}
