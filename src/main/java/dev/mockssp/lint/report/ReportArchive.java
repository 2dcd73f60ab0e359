package dev.mockssp.lint.report;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The reports of exchanges that a reset or a deletion has removed from the journal, by API key. Because of it, the report
 * of a suite that resets its key after each test is complete. Thread-safe.
 *
 * <p>Bounded: the oldest reports are reduced to counts, which then apply to every key.
 */
public final class ReportArchive {

    private static final int MAX_WEIGHT = 1 << 20;

    private final Map<String, Report> byKey = new LinkedHashMap<>();
    private Report ofEveryKey = Report.EMPTY;
    private int weight;

    /**
     * Adds the report of removed exchanges.
     *
     * @param keyId the identifier of their API key; empty for those without a valid key
     */
    public synchronized void add(String keyId, Report report) {
        if (report.isEmpty()) {
            return;
        }
        Report before = Optional.ofNullable(byKey.remove(keyId)).orElse(Report.EMPTY);
        Report all = before.plus(report).compact();
        byKey.put(keyId, all);
        weight += all.weight() - before.weight();
        for (Iterator<Report> oldestFirst = byKey.values().iterator(); weight > MAX_WEIGHT; ) {
            Report oldest = oldestFirst.next();
            oldestFirst.remove();
            weight -= oldest.weight();
            addForEveryKey(oldest.countsOnly());
        }
    }

    /** Adds the report of removed exchanges whose key is not known. It is part of the report of every key. */
    public synchronized void addForEveryKey(Report report) {
        ofEveryKey = ofEveryKey.plus(report).compact();
    }

    /**
     * @param keyId the identifier of an API key
     * @return the report of its removed exchanges
     */
    public synchronized Report of(String keyId) {
        return byKey.getOrDefault(keyId, Report.EMPTY).plus(ofEveryKey);
    }

    /** @return the report of all removed exchanges */
    public synchronized Report ofAll() {
        return byKey.values().stream().reduce(ofEveryKey, Report::plus);
    }

    /** @param keyId the identifier of the API key whose report to delete */
    public synchronized void forget(String keyId) {
        Report removed = byKey.remove(keyId);
        weight -= removed == null ? 0 : removed.weight();
    }

    /** Removes the ids of exchanges from the findings. */
    public synchronized void forgetIds() {
        byKey.replaceAll((keyId, report) -> report.withoutIds());
        ofEveryKey = ofEveryKey.withoutIds();
    }

    /** Deletes all reports. */
    public synchronized void clear() {
        byKey.clear();
        ofEveryKey = Report.EMPTY;
        weight = 0;
    }
}
