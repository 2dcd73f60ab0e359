import java.util.Locale;

/** The rows of the table, by their names. */
final class Figure {

    static final String START = "Start to the first response, ms";
    static final String STOP = "Stop when idle, ms";
    static final String FIRST_START = "First start in a JVM, ms";
    static final String SECOND_START = "Second start in a JVM, ms";
    static final String LATER_STARTS = "Later starts in a JVM, ms";
    static final String RESET = "Reset, ms";
    static final String RATE = "Requests a second, 16 connections";
    static final String MEDIAN = "50th percentile, 16 connections, ms";
    static final String P99 = "99th percentile, 16 connections, ms";
    static final String P999 = "99.9th percentile, 16 connections, ms";
    static final String CPU = "Processor time a request, µs";
    static final String PACED_MEDIAN = "50th percentile at 2,000 requests a second, ms";
    static final String PACED_P99 = "99th percentile at 2,000 requests a second, ms";
    static final String LONG = "Time of a request with 200 messages, in requests with 2";
    static final String MEMORY_FIRST = "Memory after the first response, MiB";
    static final String SMALL_HEAP = "Requests a second, java -jar with -Xmx48m";

    private Figure() {}

    static String memoryAfter(int requests) {
        return String.format(Locale.ROOT, "Memory after %,d requests, MiB", requests);
    }
}
