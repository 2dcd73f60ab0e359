package dev.mockssp.engine.admin;

import dev.mockssp.access.ApiKeyRegistry;
import dev.mockssp.core.memory.MemoryBudget;
import dev.mockssp.engine.admin.event.EventBus;
import dev.mockssp.engine.state.HistoryChange;
import dev.mockssp.engine.state.KeyStateStore;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Source;
import dev.mockssp.journal.store.EvictionCounts;
import dev.mockssp.journal.store.Journal;
import dev.mockssp.journal.store.JournalSnapshot;
import dev.mockssp.lint.Linter;
import dev.mockssp.lint.report.Report;
import dev.mockssp.lint.report.ReportArchive;
import dev.mockssp.lint.rule.SuppressedFindings;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * The journal of a run, and its reports: about the exchanges of the journal and about those that were removed from it,
 * which are archived here by source and key. The same exchanges and changes in the same order make the same reports, so
 * that all replicas have the same. Thread-safe.
 */
public final class RunHistory {

    private final Journal journal;
    private final Linter linter;
    private final SuppressedFindings suppressed;
    private final MemoryBudget memory;
    private final LongSupplier droppedLogLines;
    private final EventBus events;
    private final Map<Source, ReportArchive> archives = new EnumMap<>(Source.class);

    /**
     * @param journal the journal in this process
     * @param linter checks the rules about the whole run
     * @param suppressed the counts of suppressed findings
     * @param memory counts what this process has evicted
     * @param droppedLogLines returns how many lines of the log could not be written
     * @param events publishes the changes
     */
    public RunHistory(
            Journal journal,
            Linter linter,
            SuppressedFindings suppressed,
            MemoryBudget memory,
            LongSupplier droppedLogLines,
            EventBus events) {
        this.journal = journal;
        this.linter = linter;
        this.suppressed = suppressed;
        this.memory = memory;
        this.droppedLogLines = droppedLogLines;
        this.events = events;
        for (Source source : Source.values()) {
            archives.put(source, new ReportArchive());
        }
    }

    /**
     * Changes journal and reports, and publishes that they have changed. A subscriber can read the result.
     *
     * @param change the change, after all that precede it
     */
    public synchronized void apply(HistoryChange change) {
        if (change instanceof HistoryChange.Removal removal) {
            remove(removal);
            events.changed(EventBus.State.REQUESTS);
        } else if (change instanceof HistoryChange.ReportDeletion deletion) {
            deletion.keyId().ifPresentOrElse(this::forget, this::clear);
            events.changed(EventBus.State.REQUESTS);
        } else {
            HistoryChange.Reset reset = (HistoryChange.Reset) change;
            reset.keyId()
                    .ifPresentOrElse(keyId -> reset(keyId, reset.viewableUntil()), () -> reset(reset.viewableUntil()));
            events.changed(EventBus.State.RESET);
        }
    }

    private void remove(HistoryChange.Removal removal) {
        JournalSnapshot removed = journal.remove(Set.copyOf(removal.numbers()));
        // the tokens of the bids stay valid, so that these can still be viewed
        archives.keySet().forEach(source -> archive(source, of(source, removed), Instant.MIN));
        if (removal.evictions()) {
            journal.forgetEvicted();
        }
    }

    private static JournalSnapshot of(Source source, JournalSnapshot all) {
        return new JournalSnapshot(all.find(exchange -> exchange.source() == source), all.evicted());
    }

    private void forget(String keyId) {
        journal.forget(keyId);
        archives.values().forEach(archive -> archive.forget(keyId));
    }

    private void clear() {
        journal.clear();
        archives.values().forEach(ReportArchive::clear);
    }

    private void reset(String keyId, Instant viewableUntil) {
        journal.forget(keyId)
                .forEach((source, removed) -> archives.get(source)
                        .add(keyId, Report.of(removed.exchanges(), removed.evicted(), linter, viewableUntil)));
    }

    private void reset(Instant viewableUntil) {
        journal.clear().forEach((source, removed) -> archive(source, removed, viewableUntil));
        // new exchanges get the same ids
        archives.values().forEach(ReportArchive::forgetIds);
        memory.resetEvictedEntries();
    }

    /**
     * Archives exchanges of one source that are removed from the journal.
     *
     * @param viewableUntil a bid that was sent later could not be viewed
     */
    private void archive(Source source, JournalSnapshot removed, Instant viewableUntil) {
        ReportArchive archive = archives.get(source);
        List<String> keyIds = removed.exchanges().stream()
                .map(exchange -> exchange.client().keyId())
                .distinct()
                .toList();
        for (String keyId : keyIds) {
            List<Exchange> ofKey = removed.find(exchange ->
                    exchange.isVendorTraffic() && exchange.client().keyId().equals(keyId));
            archive.add(keyId, Report.of(ofKey, EvictionCounts.NONE, linter, viewableUntil));
        }
        archive.addForEveryKey(Report.of(List.of(), removed.evicted(), linter));
    }

    /** @return whether an exchange has the key, or had it before a reset or a deletion */
    synchronized boolean hasSeen(String keyId) {
        return journal.hasSeen(keyId)
                || !archived(Source.ALL, archive -> archive.of(keyId)).isEmpty();
    }

    /** @return the report over all keys */
    synchronized Report of(Set<Source> sources) {
        Report report = archived(sources, ReportArchive::ofAll).plus(report(journal.vendorTraffic(sources)));
        return sources.contains(Source.CLIENT) ? report.withSuppressed(suppressed.all()) : report;
    }

    /**
     * @param keyName an API key without a scenario suffix
     * @return the report for that key
     */
    synchronized Report of(String keyName, Set<Source> sources) {
        String keyId = KeyStateStore.idOf(keyName);
        Report report = archived(sources, archive -> archive.of(keyId))
                .plus(report(journal.vendorTraffic(sources, keyId)))
                .aboutKey(ApiKeyRegistry.mask(keyName), hasSeen(keyId), linter);
        return sources.contains(Source.CLIENT) ? report.withSuppressed(suppressed.of(keyId)) : report;
    }

    private Report archived(Set<Source> sources, Function<ReportArchive, Report> report) {
        return archives.entrySet().stream()
                .filter(entry -> sources.contains(entry.getKey()))
                .map(entry -> report.apply(entry.getValue()))
                .reduce(Report::plus)
                .orElseThrow();
    }

    private Report report(JournalSnapshot snapshot) {
        return Report.of(snapshot.exchanges(), snapshot.evicted(), linter)
                .with(new Report.ServerLosses(memory.evictedEntries(), droppedLogLines.getAsLong()));
    }
}
