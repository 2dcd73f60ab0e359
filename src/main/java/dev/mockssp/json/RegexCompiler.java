package dev.mockssp.json;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.text.MessageText;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JsonPointer;

/**
 * Compiles the regular expressions of one document of the user, and limits their size: RE2 has no limit, and {@code
 * (a{1000}){1000}} takes seconds and hundreds of megabytes. Not thread-safe.
 */
public final class RegexCompiler {

    /** Of one expression: RE2's instructions, about one for each character, times the repetitions around it. */
    public static final int MAX_SIZE = 1_000;

    /** Of all expressions of a document. */
    static final int MAX_TOTAL_SIZE = 50_000;

    static final int MAX_LENGTH = 10_000;
    static final int MAX_DEPTH = 100;

    /** An estimate ignores what RE2 simplifies, so only a much larger one is an error without a compilation. */
    private static final int MAX_ESTIMATED_SIZE = 10 * MAX_SIZE;

    private final Map<String, Regex> compiled = new HashMap<>();
    private int totalSize;

    /**
     * @param regex the text of a regular expression in RE2 syntax
     * @return the expression
     * @throws ConfigurationException if it is not valid, or exceeds a limit of size or depth, which the message names
     */
    public Regex compile(String regex) {
        Regex known = compiled.get(regex);
        if (known != null) {
            return known;
        }
        if (regex.length() > MAX_LENGTH) {
            throw tooLarge(regex, "it has %,d characters; the limit is %,d", regex.length(), MAX_LENGTH);
        }
        RegexSize estimate = RegexSize.of(regex);
        if (estimate.depth() > MAX_DEPTH) {
            throw tooLarge(regex, "its groups are nested %,d deep; the limit is %,d", estimate.depth(), MAX_DEPTH);
        }
        if (estimate.instructions() > MAX_ESTIMATED_SIZE) {
            throw tooLarge(
                    regex,
                    "its program size is more than %,d instructions; the limit is %,d",
                    MAX_ESTIMATED_SIZE,
                    MAX_SIZE);
        }
        Pattern pattern = pattern(regex);
        if (pattern.programSize() > MAX_SIZE) {
            throw tooLarge(
                    regex, "its program size is %,d instructions; the limit is %,d", pattern.programSize(), MAX_SIZE);
        }
        totalSize += pattern.programSize();
        if (totalSize > MAX_TOTAL_SIZE) {
            throw tooLarge(
                    regex,
                    "the program size of all expressions up to it is %,d instructions; the limit is %,d",
                    totalSize,
                    MAX_TOTAL_SIZE);
        }
        Regex result = new Regex(pattern);
        compiled.put(regex, result);
        return result;
    }

    /**
     * @param regex the text of a regular expression in RE2 syntax
     * @param at the location of the text in the document, for error messages
     * @return the expression
     * @throws ConfigurationException as {@link #compile(String)}, with the location
     */
    public Regex compile(String regex, JsonPointer at) {
        try {
            return compile(regex);
        } catch (ConfigurationException e) {
            throw new ConfigurationException(at + ": " + e.getMessage(), at.toString(), List.of(), e);
        }
    }

    private static Pattern pattern(String regex) {
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw new ConfigurationException(
                    MessageText.quoted(regex) + " is not a valid regular expression in RE2 syntax, which has no"
                            + " look-around and no back-references: " + e.getDescription(),
                    e);
        }
    }

    private static ConfigurationException tooLarge(String regex, String reason, int size, int limit) {
        return new ConfigurationException("the regular expression " + MessageText.quoted(regex) + " is too large: "
                + String.format(Locale.ROOT, reason, size, limit));
    }
}
