package dev.mockssp.lint;

import dev.mockssp.core.MemoryBudget;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Finding;
import dev.mockssp.lint.rule.RunFinding;
import java.util.ArrayList;
import java.util.List;

/** The findings of a new linter: for each exchange in order, and for the run. */
record Run(List<List<Finding>> findings, List<RunFinding> runFindings) {

    static Run of(ExchangeBuilder... builders) {
        return of(List.of(builders));
    }

    static Run of(List<ExchangeBuilder> builders) {
        Linter linter = new Linter(MemoryBudget.unlimited());
        List<Exchange> exchanges = new ArrayList<>();
        List<List<Finding>> findings = new ArrayList<>();
        for (ExchangeBuilder one : builders) {
            Exchange exchange = one.exchange(exchanges.size() + 1);
            exchanges.add(exchange);
            findings.add(linter.check(exchange, one.json()));
        }
        return new Run(findings, linter.checkRun(exchanges));
    }

    /** All findings, in the order of the exchanges. */
    List<Finding> all() {
        List<Finding> all = new ArrayList<>();
        findings.forEach(all::addAll);
        runFindings.forEach(found -> all.add(found.finding()));
        return all;
    }

    List<String> rules() {
        return all().stream().map(Finding::rule).toList();
    }

    /** The findings of the last exchange, or of the run. */
    List<Finding> last() {
        List<Finding> last = new ArrayList<>(findings.get(findings.size() - 1));
        runFindings.forEach(found -> last.add(found.finding()));
        return last;
    }
}
