package dev.mockssp.server.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Short texts for the times of a run, in UTC: with the date if the run is long, with milliseconds if it is short. */
record TimeText(DateTimeFormatter format) {

    private static final TimeText DATE = with("uuuu-MM-dd HH:mm");
    private static final TimeText SECONDS = with("HH:mm:ss");
    private static final TimeText MILLIS = with("HH:mm:ss.SSS");
    private static final TimeText FULL = with("uuuu-MM-dd HH:mm:ss");

    private static final Duration SHORT = Duration.ofSeconds(10);

    static TimeText of(Instant first, Instant last) {
        Duration length = Duration.between(first, last);
        if (length.compareTo(Duration.ofDays(1)) >= 0) {
            return DATE;
        }
        return length.compareTo(SHORT) < 0 && !length.isZero() ? MILLIS : SECONDS;
    }

    /** @return a date and time to the second */
    static String full(Instant at) {
        return FULL.of(at);
    }

    String of(Instant at) {
        return format.format(at.atOffset(ZoneOffset.UTC));
    }

    private static TimeText with(String pattern) {
        return new TimeText(DateTimeFormatter.ofPattern(pattern, Locale.ROOT));
    }
}
