package dev.mockssp.lint.rule;

import dev.mockssp.config.value.Revision;
import dev.mockssp.journal.Exchange;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A rule about a whole run. */
public interface RunRule {

    RuleInfo info();

    /** @return the revisions of the vendor API in which the rule applies */
    default Set<Revision> revisions() {
        return Set.of(Revision.values());
    }

    /**
     * @param exchanges a run, oldest first
     * @param viewableUntil the end of the time in which a bid had to be sent so that it could be viewed; {@link
     *     Instant#MAX} if the run goes on
     * @return the findings about these exchanges
     */
    List<RunFinding> checkRun(List<Exchange> exchanges, Instant viewableUntil);
}
