package dev.mockssp.lint.rule;

import dev.mockssp.config.value.Revision;
import dev.mockssp.core.text.MessageText;
import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.facts.HttpLibraries;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.List;

/**
 * Reports requests that may come from a publisher's server. Browsers send {@code Origin} with every cross-origin request.
 */
final class ForwardedForMissing implements Rule {

    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private static final RuleInfo INFO = RuleInfo.info(
            "forwarded-for-missing",
            "S1",
            "a bid request has no Origin, no X-User-Country and no X-Forwarded-For; in revision 2026 also with"
                    + " X-User-Country, and a view ping of an HTTP library without X-Forwarded-For",
            "If your server sends requests for users, the country is your server's. Forward the user's address, or, in"
                    + " revision 2025-11, send X-User-Country. Ignore this finding if the user's device sends the request.");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Observation> check(ExchangeFacts facts, PriorTraffic history) {
        if (facts.hasHeader(FORWARDED_FOR)) {
            return List.of();
        }
        boolean is2026 = facts.revision() == Revision.R2026;
        if (facts.isBidRequest()
                && !facts.hasHeader("Origin")
                && (is2026 || facts.country().isEmpty())) {
            return List.of(Observation.ofHeader(
                    FORWARDED_FOR, "no Origin, " + (is2026 ? "" : "no X-User-Country, ") + "no " + FORWARDED_FOR));
        }
        return is2026 && facts.isView()
                ? facts.header("User-Agent").filter(HttpLibraries::isDefault).stream()
                        .map(agent -> Observation.ofHeader(
                                FORWARDED_FOR, "a view ping of " + MessageText.quoted(agent) + " without it"))
                        .toList()
                : List.of();
    }
}
