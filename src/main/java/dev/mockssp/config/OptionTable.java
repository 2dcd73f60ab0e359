package dev.mockssp.config;

import java.util.stream.Collectors;

/** The options as the README shows them. */
public final class OptionTable {

    private static final String HEAD = "| flag | environment | default | meaning |\n| --- | --- | --- | --- |\n";

    private OptionTable() {}

    /** @return a Markdown table, a row for each option in their order, each line ended by a newline */
    public static String markdown() {
        return Option.all().stream().map(OptionTable::row).collect(Collectors.joining("", HEAD, ""));
    }

    private static String row(Option option) {
        return "| " + code(option.flag() + " " + option.label())
                + " | " + code(option.variable())
                + " | " + option.initial().map(OptionTable::code).orElse("")
                + " | " + escaped(option.help())
                + " |\n";
    }

    private static String code(String text) {
        return "`" + escaped(text) + "`";
    }

    // A bar would end the cell, inside of code too.
    private static String escaped(String text) {
        return text.replace("|", "\\|");
    }
}
