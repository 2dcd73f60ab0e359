package dev.mockssp.cli;

import dev.mockssp.config.Option;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the usual form of the flags of {@code serve} without picocli. Everything else, errors included, is left to
 * picocli, whose classes are compiled for Java 5, so that no start-up cache accepts them.
 *
 * <p>With the start-up cache, a start took 1.52 times as long as that of the last version with a raw Jetty front without
 * this class, and 1.22 times as long with it ({@code src/bench/run}, 2026-11-27).
 */
final class PlainFlags {

    private final Map<String, Option> known = new HashMap<>();
    private final Map<Option, List<String>> values = new EnumMap<>(Option.class);

    private PlainFlags() {
        Option.all().forEach(option -> known.put(option.flag(), option));
    }

    /** @return the values of the flags; empty when picocli has to look at them */
    static Optional<Map<Option, List<String>>> of(String[] args) {
        PlainFlags flags = new PlainFlags();
        return flags.take(args) ? Optional.of(flags.values) : Optional.empty();
    }

    private boolean take(String[] args) {
        boolean named = false;
        int next = 0;
        while (next < args.length) {
            if (args[next].equals(CommandLineSpec.SERVE) && !named) {
                named = true;
                next++;
            } else if (next + 1 < args.length && add(args[next], args[next + 1])) {
                next += 2;
            } else {
                return false;
            }
        }
        return true;
    }

    private boolean add(String flag, String value) {
        Option option = known.get(flag);
        if (option == null || !isPlain(value) || (values.containsKey(option) && !option.repeatable())) {
            return false;
        }
        return values.computeIfAbsent(option, it -> new ArrayList<>()).add(value);
    }

    /** Neither another flag nor a command. */
    private static boolean isPlain(String value) {
        return !value.isEmpty() && !value.startsWith("-") && !CommandLineSpec.ALL.contains(value);
    }
}
