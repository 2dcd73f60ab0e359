package dev.mockssp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A Markdown document of this repository, with the parts that tests check. */
record Markdown(Path file, String text) {

    private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)]+)\\)");
    private static final Pattern BAR = Pattern.compile("(?<!\\\\)\\|");

    /** A row of a table, its cells stripped, with the second-level heading above it. */
    record Row(String heading, List<String> cells) {}

    static Markdown of(String file) throws IOException {
        return new Markdown(Path.of(file), Files.readString(Path.of(file)));
    }

    /** The fenced blocks of a language. */
    List<String> blocks(String language) {
        return FENCE.matcher(text)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }

    /** The commands of all shell blocks, those of several lines joined. */
    List<String> commands() {
        return blocks("sh").stream()
                .flatMap(block -> block.replace("\\\n", " ").lines())
                .toList();
    }

    /** The rows of all tables, without heads. */
    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        List<String> lines = FENCE.matcher(text).replaceAll("").lines().toList();
        String heading = "";
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("## ")) {
                heading = line.substring(3);
            }
            boolean head = i + 1 < lines.size() && isRule(lines.get(i + 1));
            if (line.startsWith("|") && !head && !isRule(line)) {
                rows.add(new Row(heading, cells(line)));
            }
        }
        return rows;
    }

    List<Row> rowsUnder(String heading) {
        return rows().stream().filter(row -> row.heading().equals(heading)).toList();
    }

    List<String> links() {
        return LINK.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(link -> link.substring(link.lastIndexOf('(') + 1, link.length() - 1))
                .toList();
    }

    private static boolean isRule(String line) {
        return line.matches("\\|( ?:?-+:? ?\\|)+");
    }

    private static List<String> cells(String line) {
        return Arrays.stream(BAR.split(line.substring(1, line.lastIndexOf('|')), -1))
                .map(String::strip)
                .toList();
    }
}
