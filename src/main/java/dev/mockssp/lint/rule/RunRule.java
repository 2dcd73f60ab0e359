package dev.mockssp.lint.rule;

import dev.mockssp.journal.Exchange;
import java.util.List;

/** A rule that only a whole run can tell. */
public interface RunRule {

    RuleInfo info();

    /** @return what breaks the rule among these exchanges, which are in their order */
    List<RunFinding> checkRun(List<Exchange> exchanges);
}
