package dev.mockssp.json;

import com.google.re2j.Pattern;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.TimeLimit;

/**
 * A user's regular expression in RE2 syntax, made by a {@link RegexCompiler}. A search takes linear time, but each
 * character can cost as much as the expression is large. So a search also has a time limit.
 */
public final class Regex {

    private final Pattern pattern;

    Regex(Pattern pattern) {
        this.pattern = pattern;
    }

    /**
     * @param text the text to search
     * @param limit the time limit of the search
     * @return whether the text contains a match
     * @throws ConfigurationException if the time is over before the result is known
     */
    public boolean isFoundIn(String text, TimeLimit limit) {
        limit.check();
        return pattern.matcher(new TimedText(text, limit)).find();
    }

    /** @return the text of the expression */
    @Override
    public String toString() {
        return pattern.pattern();
    }

    /** A text that stops its reader when the time is over. Not thread-safe. */
    private static final class TimedText implements CharSequence {

        /** A character costs up to 0.2 ms on a busy machine, reading the time 25 ns. */
        private static final int READS_BETWEEN_CHECKS = 64;

        private final String text;
        private final TimeLimit limit;
        private int reads;

        TimedText(String text, TimeLimit limit) {
            this.text = text;
            this.limit = limit;
        }

        @Override
        public char charAt(int index) {
            if (++reads % READS_BETWEEN_CHECKS == 0) {
                limit.check();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
