package dev.mockssp.lint.rule;

import dev.mockssp.journal.Exchange;
import java.util.List;

/** A rule about a whole run. */
public interface RunRule {

    RuleInfo info();

    /** @return the findings about these exchanges, which are in order */
    List<RunFinding> checkRun(List<Exchange> exchanges);
}
