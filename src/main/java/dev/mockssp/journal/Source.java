package dev.mockssp.journal;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What sent a request. Reports and verifications are about the requests of the client under test, unless another source
 * is asked for.
 */
public enum Source {
    /** The code under test, or anything else that does not name itself. */
    CLIENT,
    /** The dashboard. */
    DASHBOARD,
    /** A tool that sends recorded requests again. */
    REPLAY,
    /** An assistant that uses the mock server as a tool. */
    ASSISTANT;

    /** The client under test alone. */
    public static final Set<Source> CLIENT_ONLY = Set.of(CLIENT);

    /** Every source. */
    public static final Set<Source> ALL = Set.copyOf(EnumSet.allOf(Source.class));

    private static final String ALL_LABEL = "all";

    private final String label = name().toLowerCase(Locale.ROOT);

    /** @return the name in the admin API and in the header of a request */
    public String label() {
        return label;
    }

    /**
     * @param label a name
     * @return the source with that name; empty if there is none
     */
    public static Optional<Source> of(String label) {
        return Arrays.stream(values())
                .filter(source -> source.label.equals(label))
                .findFirst();
    }

    /** @return the names of all sources */
    public static List<String> labels() {
        return Arrays.stream(values()).map(Source::label).toList();
    }

    /** @return what can be asked for: the name of a source, or {@code all} */
    public static List<String> choices() {
        return Stream.concat(labels().stream(), Stream.of(ALL_LABEL)).toList();
    }

    /**
     * @param choice one of {@link #choices}
     * @return the sources that it stands for
     * @throws IllegalArgumentException if it is another text
     */
    public static Set<Source> chosen(String choice) {
        return choice.equals(ALL_LABEL)
                ? ALL
                : Set.of(of(choice).orElseThrow(() -> new IllegalArgumentException("no source: " + choice)));
    }
}
