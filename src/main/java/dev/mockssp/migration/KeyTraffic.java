package dev.mockssp.migration;

import dev.mockssp.config.value.Revision;
import dev.mockssp.core.memory.MemoryBudget;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Outcome;
import dev.mockssp.tracking.TokenSigner;
import dev.mockssp.tracking.TrackingToken;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The recorded traffic of one API key. Not thread-safe. */
final class KeyTraffic {

    private static final int MAX_POLLS = 1_000;
    private static final Pattern TOKEN = Pattern.compile("[?&]token=([\\w.-]+)");

    private final Map<BreakingChange, AffectedRequests> affected = new EnumMap<>(BreakingChange.class);
    private final Set<String> polls = new HashSet<>();
    private final PacingComparison pacing;
    private long lastToken = -1;
    private boolean isMigrated;
    private boolean showsPolls;

    KeyTraffic(Revision from, Revision to, MemoryBudget memory) {
        this.pacing = new PacingComparison(from, to, memory);
    }

    void forgetChats() {
        pacing.clear();
    }

    void add(BreakingChange change, Exchange exchange, String seen) {
        AffectedRequests one =
                new AffectedRequests(1, List.of(new AffectedRequest(exchange.id(), exchange.number(), seen)));
        affected.merge(change, one, AffectedRequests::and);
    }

    /** @return how the ad of a bid request differs, because of the pacing */
    Optional<String> pace(Exchange exchange, JsonNode body) {
        token(exchange).ifPresent(number -> {
            // The tokens of a key begin again after its reset, and its chats too.
            if (number <= lastToken) {
                forgetChats();
            }
            lastToken = number;
        });
        return pacing.difference(exchange, body);
    }

    /** @return the number of the first token in an ad of a mock server; empty if there is none */
    private static Optional<Long> token(Exchange exchange) {
        Matcher token = TOKEN.matcher(new String(exchange.response().body(), StandardCharsets.UTF_8));
        return token.find() ? TokenSigner.unverified(token.group(1)).map(TrackingToken::serial) : Optional.empty();
    }

    /** Notes whether the client got and used what only the later revision has. */
    void observe(Exchange exchange) {
        Outcome outcome = exchange.outcome();
        if (exchange.endpoint().equals("bid-request") && outcome.kind() == Outcome.Kind.FILL) {
            Optional<String> format = exchange.response().at("/data/bid/ad_format");
            boolean poll = format.filter("sponsored_poll"::equals).isPresent();
            isMigrated |= poll || exchange.response().at("/data/bid/placement").isPresent();
            if (poll && polls.size() < MAX_POLLS) {
                polls.addAll(outcome.bidIds());
            }
        } else if (outcome.kind() == Outcome.Kind.VIEW || outcome.kind() == Outcome.Kind.VOTE) {
            showsPolls |= outcome.bidIds().stream().anyMatch(polls::contains);
        }
    }

    /** @return the requests that a change affects; none if the recording shows that the client is prepared for it */
    AffectedRequests affectedBy(BreakingChange change) {
        boolean prepared = switch (change) {
            case FREQUENCY_BY_REQUESTS -> isMigrated;
            case POLL_OFFERED -> showsPolls;
            default -> false;
        };
        return prepared ? AffectedRequests.NONE : affected.getOrDefault(change, AffectedRequests.NONE);
    }
}
