package dev.mockssp.lint.report;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * The distribution of latencies, as a histogram whose bins grow by a quarter. So a quantile is exact to about a tenth,
 * and the histograms of two times can be added.
 *
 * @param bins the number of latencies in each bin
 */
public record Latencies(SortedMap<Integer, Integer> bins) {

    private static final double GROWTH = Math.log(1.25);

    /** In milliseconds. */
    private static final double MIN = 0.05;

    /** In milliseconds. */
    private static final double MAX = 600_000;

    static final Latencies NONE = new Latencies(new TreeMap<>());

    /** @param millis latencies in milliseconds */
    static Latencies of(List<Double> millis) {
        SortedMap<Integer, Integer> bins = new TreeMap<>();
        millis.forEach(one -> bins.merge(bin(one), 1, Integer::sum));
        return new Latencies(bins);
    }

    /** @param counts how often each latency in milliseconds occurred, as {@link #forEach} tells */
    static Latencies of(Map<Double, Integer> counts) {
        SortedMap<Integer, Integer> bins = new TreeMap<>();
        counts.forEach((millis, count) -> bins.merge(bin(millis), count, Integer::sum));
        return new Latencies(bins);
    }

    private static int bin(double millis) {
        return (int) Math.round(Math.log(Math.max(MIN, Math.min(MAX, millis))) / GROWTH);
    }

    Latencies plus(Latencies other) {
        SortedMap<Integer, Integer> sums = new TreeMap<>(bins);
        other.bins.forEach((bin, count) -> sums.merge(bin, count, Integer::sum));
        return new Latencies(sums);
    }

    /** @param consumer receives each latency in milliseconds, exact to about a tenth, and how often it occurred */
    void forEach(BiConsumer<Double, Integer> consumer) {
        bins.forEach((bin, count) -> consumer.accept(millis(bin), count));
    }

    private static double millis(int bin) {
        return Math.exp(bin * GROWTH);
    }

    /**
     * @param share from 0 to 1, such as 0.5 for the median
     * @return the latency in milliseconds that this share of the latencies does not exceed; empty if there are none
     */
    public OptionalDouble quantile(double share) {
        int total = bins.values().stream().mapToInt(Integer::intValue).sum();
        int rank = (int) Math.ceil(share * total);
        int seen = 0;
        for (Map.Entry<Integer, Integer> bin : bins.entrySet()) {
            seen += bin.getValue();
            if (seen >= rank) {
                return OptionalDouble.of(millis(bin.getKey()));
            }
        }
        return OptionalDouble.empty();
    }
}
