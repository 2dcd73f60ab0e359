package dev.mockssp.lint.rule;

import dev.mockssp.config.value.Revision;
import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

final class PollInOpener implements Rule {

    private static final RuleInfo INFO = RuleInfo.warning(
            "poll-in-opener",
            "D",
            "the ad_formats of an opener have sponsored_poll",
            "Polls are for contextual requests only; the documents say never to request one in an opener. The format has"
                    + " no effect.");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Set<Revision> revisions() {
        return Set.of(Revision.R2026);
    }

    @Override
    public List<Observation> check(ExchangeFacts facts, PriorTraffic history) {
        boolean opener = facts.isBidRequest()
                && facts.body().path("request_type").stringValue("").equals("opener");
        if (!opener) {
            return List.of();
        }
        JsonNode formats = facts.body().path("ad_formats");
        for (int i = 0; i < formats.size(); i++) {
            if (formats.path(i).stringValue("").equals("sponsored_poll")) {
                return List.of(new Observation("/ad_formats/" + i, "sponsored_poll in an opener"));
            }
        }
        return List.of();
    }
}
