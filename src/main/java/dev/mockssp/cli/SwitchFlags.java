package dev.mockssp.cli;

import dev.mockssp.config.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The flag of a switch without a value stands for {@code on}: {@code --stop-with-stdin}. */
final class SwitchFlags {

    private static final Set<String> FLAGS =
            Option.all().stream().filter(Option::isSwitch).map(Option::flag).collect(Collectors.toUnmodifiableSet());

    private SwitchFlags() {}

    /**
     * @param args the arguments of the command line
     * @return the arguments, with the value {@code on} after each flag of a switch that has none
     */
    static String[] withValues(String[] args) {
        List<String> complete = new ArrayList<>(args.length + 1);
        for (int i = 0; i < args.length; i++) {
            complete.add(args[i]);
            if (FLAGS.contains(args[i]) && (i + 1 == args.length || isNoValue(args[i + 1]))) {
                complete.add("on");
            }
        }
        return complete.toArray(String[]::new);
    }

    private static boolean isNoValue(String next) {
        return next.startsWith("-") || CommandLineSpec.ALL.contains(next);
    }
}
