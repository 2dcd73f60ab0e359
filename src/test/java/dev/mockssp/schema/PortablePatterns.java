package dev.mockssp.schema;

import java.util.ArrayList;
import java.util.List;

/** The regular expressions that ECMA-262, Python, Java and RE2 (Go, Rust) interpret identically. */
final class PortablePatterns {

    private static final String ESCAPED = "tnr^$\\.*+?()[]{}|/x";

    private final String pattern;
    private final List<String> complaints = new ArrayList<>();
    private boolean inClass;

    private PortablePatterns(String pattern) {
        this.pattern = pattern;
    }

    static List<String> complaints(String pattern) {
        PortablePatterns reader = new PortablePatterns(pattern);
        for (int i = 0; i < pattern.length(); i = reader.next(i)) {
            reader.look(i);
        }
        return reader.complaints;
    }

    private int next(int i) {
        return pattern.charAt(i) == '\\' ? i + 2 : i + 1;
    }

    private void look(int i) {
        char c = pattern.charAt(i);
        char after = i + 1 < pattern.length() ? pattern.charAt(i + 1) : 0;
        if (c > '~') {
            complaints.add("no ASCII");
        } else if (c == '\\') {
            require(ESCAPED.indexOf(after) >= 0, "\\" + after);
        } else if (inClass) {
            inClass = c != ']';
            require(c != '[', "[ in a class");
            require("&-~|".indexOf(c) < 0 || after != c, "" + c + c + " in a class");
        } else {
            inClass = c == '[';
            require(c != '.', "a dot");
            require(c != '(' || after != '?', "(?");
            require(c != '^' || i == 0, "^ inside");
            require(c != '$' || i == pattern.length() - 1, "$ inside");
        }
    }

    private void require(boolean portable, String complaint) {
        if (!portable) {
            complaints.add(complaint);
        }
    }
}
