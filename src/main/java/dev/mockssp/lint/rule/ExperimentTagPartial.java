package dev.mockssp.lint.rule;

import dev.mockssp.core.MessageText;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reports keys that send only some bid requests with a tag. Counts requests with a bid or a no-bid only, because the
 * server does not read the tag of other requests.
 */
final class ExperimentTagPartial implements RunRule {

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
    public List<RunFinding> checkRun(List<Exchange> exchanges) {
        Map<String, List<Exchange>> byKey = exchanges.stream()
                .filter(ExperimentTagPartial::isFillOrNoBid)
                .collect(Collectors.groupingBy(
                        exchange -> exchange.client().keyId(), LinkedHashMap::new, Collectors.toList()));
        return byKey.values().stream()
                .flatMap(requests -> finding(requests).stream())
                .toList();
    }

    private static boolean isFillOrNoBid(Exchange exchange) {
        Outcome.Kind kind = exchange.outcome().kind();
        return exchange.endpoint().equals("bid-request") && (kind == Outcome.Kind.FILL || kind == Outcome.Kind.NO_BID);
    }

    private static List<RunFinding> finding(List<Exchange> requests) {
        List<Exchange> untagged = requests.stream()
                .filter(request -> request.experimentTag().isEmpty())
                .toList();
        if (untagged.isEmpty() || untagged.size() == requests.size()) {
            return List.of();
        }
        String seen = untagged.size() + " of " + MessageText.count(requests.size(), "bid request")
                + " of this key without experiment_tag";
        return List.of(new RunFinding(untagged.get(0).id(), INFO.finding(seen)));
    }
}
