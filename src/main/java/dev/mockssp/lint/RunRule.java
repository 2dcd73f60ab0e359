package dev.mockssp.lint;

import dev.mockssp.journal.Exchange;
import java.util.List;

/** A rule that only a whole run can tell. */
interface RunRule {

    RuleEntry entry();

    /** @return what breaks the rule among these exchanges, which are in their order */
    List<RunFinding> atEnd(List<Exchange> exchanges);
}
