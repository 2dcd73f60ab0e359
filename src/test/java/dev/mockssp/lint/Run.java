package dev.mockssp.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.value.Revision;
import dev.mockssp.core.memory.MemoryBudget;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Finding;
import dev.mockssp.lint.history.LintHistories;
import dev.mockssp.lint.history.LintHistory;
import dev.mockssp.lint.history.SavedKeyHistories;
import dev.mockssp.lint.rule.RuleLevels;
import dev.mockssp.lint.rule.RunFinding;
import dev.mockssp.lint.rule.SuppressedFindings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The findings of a new linter: for each exchange in order, and for the run. They are the same whether the history is in
 * memory or is saved as JSON.
 */
record Run(List<List<Finding>> findings, List<RunFinding> runFindings) {

    static Run of(ExchangeBuilder... builders) {
        return of(List.of(builders));
    }

    static Run of(List<ExchangeBuilder> builders) {
        return of(
                builders, exchange -> builders.get((int) exchange.number() - 1).revision());
    }

    static Run of(List<ExchangeBuilder> builders, Function<Exchange, Revision> revisions) {
        Linter linter = new Linter(RuleLevels.none(), revisions);
        LintHistories histories = new LintHistories(source -> new LintHistory(MemoryBudget.unlimited()));
        LintHistories saved = new LintHistories(source -> SavedKeyHistories.history());
        SuppressedFindings suppressed = new SuppressedFindings(MemoryBudget.unlimited());
        List<Exchange> exchanges = new ArrayList<>();
        List<List<Finding>> findings = new ArrayList<>();
        for (ExchangeBuilder one : builders) {
            Exchange exchange = one.exchange(exchanges.size() + 1);
            exchanges.add(exchange);
            List<Finding> found = linter.check(exchange, one.json(), histories.of(exchange.source()), suppressed);
            assertThat(linter.check(exchange, one.json(), saved.of(exchange.source()), suppressed))
                    .as("with a saved history")
                    .isEqualTo(found);
            findings.add(found);
        }
        return new Run(findings, linter.checkRun(exchanges).findings());
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
