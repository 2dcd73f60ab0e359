package dev.mockssp.config;

import java.util.stream.Collectors;

/** The table of options in the documentation. */
public final class OptionTable {

    private static final String HEAD = "| flag | environment | default | meaning |\n| --- | --- | --- | --- |\n";

    private OptionTable() {}

    /** @return a Markdown table with a row for each option; each line ends with a newline */
    public static String markdown() {
        return Option.all().stream().map(OptionTable::row).collect(Collectors.joining("", HEAD, ""));
    }

    private static String row(Option option) {
        return "| " + code(option.flag() + " " + option.placeholder())
                + " | " + code(option.variable())
                + " | " + option.defaultValue().map(OptionTable::code).orElse("")
                + " | " + escaped(option.help())
                + " |\n";
    }

    private static String code(String text) {
        return "`" + escaped(text) + "`";
    }

    // A vertical bar ends the cell, even in code.
    private static String escaped(String text) {
        return text.replace("|", "\\|");
    }
}
