package dev.mockssp.engine.admin;

import static java.util.stream.Collectors.toSet;

import dev.mockssp.access.ApiKeyRegistry;
import dev.mockssp.core.memory.MemoryBudget;
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
 * The reports of a run: about the exchanges of the journal and about those that were removed from it, which are archived
 * here by source and key.
 */
final class RunReports {

    private final Journal journal;
    private final Linter linter;
    private final SuppressedFindings suppressed;
    private final MemoryBudget memory;
    private final LongSupplier droppedLogLines;
    private final Map<Source, ReportArchive> archives = new EnumMap<>(Source.class);

    RunReports(
            Journal journal,
            Linter linter,
            SuppressedFindings suppressed,
            MemoryBudget memory,
            LongSupplier droppedLogLines) {
        this.journal = journal;
        this.linter = linter;
        this.suppressed = suppressed;
        this.memory = memory;
        this.droppedLogLines = droppedLogLines;
        for (Source source : Source.values()) {
            archives.put(source, new ReportArchive());
        }
    }

    /**
     * Archives exchanges that are removed from the journal.
     *
     * @param removed the exchanges, of any source
     * @param viewableUntil a bid that was sent later could not be viewed
     */
    void archive(JournalSnapshot removed, Instant viewableUntil) {
        archives.keySet().forEach(source -> archive(source, of(source, removed), viewableUntil));
    }

    private static JournalSnapshot of(Source source, JournalSnapshot all) {
        return new JournalSnapshot(all.find(exchange -> exchange.source() == source), all.evicted());
    }

    /** As {@link #archive(JournalSnapshot, Instant)}, for exchanges of one source. */
    void archive(Source source, JournalSnapshot removed, Instant viewableUntil) {
        ReportArchive archive = archives.get(source);
        Set<String> keyIds = removed.exchanges().stream()
                .map(exchange -> exchange.client().keyId())
                .collect(toSet());
        for (String keyId : keyIds) {
            List<Exchange> ofKey = removed.find(exchange ->
                    exchange.isVendorTraffic() && exchange.client().keyId().equals(keyId));
            archive.add(keyId, Report.of(ofKey, EvictionCounts.NONE, linter, viewableUntil));
        }
        archive.addForEveryKey(Report.of(List.of(), removed.evicted(), linter));
    }

    /** As {@link #archive(JournalSnapshot, Instant)}, for exchanges of one source and key. */
    void archive(Source source, String keyId, JournalSnapshot removed, Instant viewableUntil) {
        archives.get(source).add(keyId, report(removed, viewableUntil));
    }

    /** @return whether an exchange has the key, or had it before a reset or a deletion */
    boolean hasSeen(String keyId) {
        return journal.hasSeen(keyId)
                || !archived(Source.ALL, archive -> archive.of(keyId)).isEmpty();
    }

    /** @return the report over all keys */
    Report of(Set<Source> sources) {
        Report report = archived(sources, ReportArchive::ofAll).plus(report(journal.vendorTraffic(sources)));
        return sources.contains(Source.CLIENT) ? report.withSuppressed(suppressed.all()) : report;
    }

    /**
     * @param keyName an API key without a scenario suffix
     * @return the report for that key
     */
    Report of(String keyName, Set<Source> sources) {
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
        return report(snapshot, Instant.MAX);
    }

    private Report report(JournalSnapshot snapshot, Instant viewableUntil) {
        return Report.of(snapshot.exchanges(), snapshot.evicted(), linter, viewableUntil)
                .with(new Report.ServerLosses(memory.evictedEntries(), droppedLogLines.getAsLong()));
    }

    /** Deletes what is archived. */
    void clear() {
        archives.values().forEach(ReportArchive::clear);
    }

    /** Deletes what is archived of a key. */
    void forget(String keyId) {
        archives.values().forEach(archive -> archive.forget(keyId));
    }

    /** Forgets the ids of the archived exchanges, because new exchanges get the same. */
    void forgetIds() {
        archives.values().forEach(ReportArchive::forgetIds);
    }
}
