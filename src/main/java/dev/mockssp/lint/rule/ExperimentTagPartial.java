package dev.mockssp.lint.rule;

import dev.mockssp.core.text.MessageText;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Outcome;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reports keys that send only some bid requests with a tag. Counts requests with a bid or a no-bid only, because the
 * server does not read the tag of other requests.
 */
final class ExperimentTagPartial implements RunRule {

    private static final String BID_REQUEST = "bid-request";

    private static final RuleInfo INFO = RuleInfo.info(
            "experiment-tag-partial",
            "S1",
            "a key sends some bid requests with an experiment_tag and some without",
            "Impressions without a tag belong to no variant, so the comparison ignores them.");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<RunFinding> checkRun(List<Exchange> exchanges, Instant viewableUntil) {
        Map<String, Requests> byKey = new LinkedHashMap<>();
        exchanges.stream()
                .filter(ExperimentTagPartial::isFillOrNoBid)
                .forEach(exchange -> byKey.merge(exchange.client().keyId(), Requests.of(exchange), Requests::plus));
        return byKey.entrySet().stream()
                .flatMap(key -> finding(key.getKey(), key.getValue()).stream())
                .toList();
    }

    /**
     * The requests of a key.
     *
     * @param firstUntagged the id of the first request without a tag
     */
    private record Requests(int all, int untagged, Optional<String> firstUntagged) {

        static Requests of(Exchange exchange) {
            return exchange.experimentTag().isPresent()
                    ? new Requests(1, 0, Optional.empty())
                    : new Requests(1, 1, Optional.of(exchange.id()));
        }

        Requests plus(Requests later) {
            return new Requests(
                    all + later.all, untagged + later.untagged, firstUntagged.or(() -> later.firstUntagged));
        }
    }

    private static boolean isFillOrNoBid(Exchange exchange) {
        Outcome.Kind kind = exchange.outcome().kind();
        return exchange.endpoint().equals(BID_REQUEST) && (kind == Outcome.Kind.FILL || kind == Outcome.Kind.NO_BID);
    }

    private static List<RunFinding> finding(String keyId, Requests requests) {
        if (requests.untagged() == 0 || requests.untagged() == requests.all()) {
            return List.of();
        }
        String seen = requests.untagged() + " of " + MessageText.count(requests.all(), "bid request")
                + " of this key without experiment_tag";
        return List.of(new RunFinding(
                requests.firstUntagged().orElseThrow(),
                BID_REQUEST,
                keyId,
                INFO.finding("/config/experiment_tag", seen)));
    }
}
