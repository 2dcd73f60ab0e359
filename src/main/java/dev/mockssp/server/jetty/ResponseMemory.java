package dev.mockssp.server.jetty;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many bytes of responses may wait for clients that read slowly. Above that, the connections that have been waiting
 * for the longest time are closed. Thread-safe.
 */
final class ResponseMemory {

    private final long maxBytes;
    private final Map<UnblockedResponse, Long> waiting = new LinkedHashMap<>();
    private long bytes;

    ResponseMemory(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    void add(UnblockedResponse response, int more) {
        List<UnblockedResponse> evicted;
        synchronized (this) {
            waiting.merge(response, (long) more, Long::sum);
            bytes += more;
            evicted = bytes > maxBytes ? evictFor(response) : List.of();
        }
        evicted.forEach(UnblockedResponse::evict);
    }

    private List<UnblockedResponse> evictFor(UnblockedResponse growing) {
        List<UnblockedResponse> evicted = new ArrayList<>();
        Iterator<Map.Entry<UnblockedResponse, Long>> oldest = waiting.entrySet().iterator();
        while (bytes > maxBytes && oldest.hasNext()) {
            Map.Entry<UnblockedResponse, Long> entry = oldest.next();
            if (entry.getKey() != growing && entry.getKey().isUnread()) {
                bytes -= entry.getValue();
                evicted.add(entry.getKey());
                oldest.remove();
            }
        }
        return evicted;
    }

    synchronized void remove(UnblockedResponse response, long less) {
        waiting.computeIfPresent(response, (key, held) -> {
            long removed = Math.min(held, less);
            bytes -= removed;
            return held == removed ? null : held - removed;
        });
    }
}
