package dev.mockssp.lint.rule;

import dev.mockssp.config.value.Revision;
import dev.mockssp.core.text.MessageText;
import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.facts.HttpLibraries;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reports requests in the name of an end user whose user agent is that of an HTTP library. */
final class LibraryUserAgent implements Rule {

    private static final String USER_AGENT = "User-Agent";

    private static final RuleInfo INFO = RuleInfo.warning(
            "library-user-agent",
            "D",
            "a bid request has no User-Agent, or a bid request or a view ping has that of an HTTP library",
            "Pass on the end user's own User-Agent unchanged. Buyers judge the device and the quality of a view by it.");

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
        if (!facts.isBidRequest() && !facts.isView()) {
            return List.of();
        }
        Optional<String> agent = facts.header(USER_AGENT);
        if (agent.isEmpty()) {
            return facts.isBidRequest() ? List.of(Observation.ofHeader(USER_AGENT, "no " + USER_AGENT)) : List.of();
        }
        return HttpLibraries.isDefault(agent.get())
                ? List.of(Observation.ofHeader(USER_AGENT, USER_AGENT + ": " + MessageText.quoted(agent.get())))
                : List.of();
    }
}
