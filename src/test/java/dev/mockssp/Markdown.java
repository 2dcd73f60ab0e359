package dev.mockssp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Markdown document of this repository, with the parts that tests check. */
record Markdown(Path file, String text) {

    private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.*)$");
    private static final Pattern BAR = Pattern.compile("(?<!\\\\)\\|");

    /** A command of a shell block, with the second-level heading that it stands under. */
    record Command(Path file, String heading, String line) {

        @Override
        public String toString() {
            return file + ", " + heading + ": " + line;
        }
    }

    /** A row of a table, its cells stripped, with the second-level heading that it stands under. */
    record Row(String heading, List<String> cells) {}

    static Markdown of(String file) throws IOException {
        return new Markdown(Path.of(file), Files.readString(Path.of(file)));
    }

    @Override
    public String toString() {
        return file.toString();
    }

    /** All documents that users and contributors read. */
    static List<Markdown> pages() throws IOException {
        List<Markdown> pages = new ArrayList<>();
        for (String file : List.of("README.md", "CONTRIBUTING.md", "SECURITY.md")) {
            pages.add(of(file));
        }
        try (Stream<Path> files = Files.list(Path.of("docs"))) {
            for (Path file :
                    files.filter(it -> it.toString().endsWith(".md")).sorted().toList()) {
                pages.add(of(file.toString()));
            }
        }
        return pages;
    }

    /** The fenced blocks of a language. */
    List<String> blocks(String language) {
        return FENCE.matcher(text)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }

    /** The commands of all shell blocks, those of several lines joined, without comments. */
    List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        for (String section : text.split("(?m)^(?=## )")) {
            String heading = section.startsWith("## ")
                    ? section.lines().findFirst().orElseThrow().substring(3)
                    : "";
            FENCE.matcher(section)
                    .results()
                    .filter(block -> block.group(1).matches("sh|bash"))
                    .flatMap(block ->
                            block.group(2).replaceAll("\\s*\\\\\n\\s*", " ").lines())
                    .map(line -> line.replaceFirst("\\s+# .*$", "").strip())
                    .forEach(line -> commands.add(new Command(file, heading, line)));
        }
        return commands;
    }

    /** The rows of all tables, without heads. */
    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        List<String> lines = prose().lines().toList();
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

    /** The targets of all links, as they are written. */
    List<String> links() {
        return LINK.matcher(prose())
                .results()
                .map(MatchResult::group)
                .map(link -> link.substring(link.lastIndexOf('(') + 1, link.length() - 1))
                .toList();
    }

    /** The anchors of all headings, as GitHub names them. */
    List<String> anchors() {
        return HEADING.matcher(prose())
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toList());
    }

    /** The text without fenced blocks. */
    private String prose() {
        return FENCE.matcher(text).replaceAll("");
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
