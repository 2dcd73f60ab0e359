package dev.mockssp.lint.rule;

import dev.mockssp.core.text.MessageText;
import tools.jackson.core.JsonPointer;

/**
 * What violates a rule, and where.
 *
 * @param pointer the place, as in {@link dev.mockssp.journal.Finding}
 * @param seen what violates the rule, in one line without personal data
 */
public record Observation(String pointer, String seen) {

    /** @return an observation about the exchange as a whole */
    static Observation ofExchange(String seen) {
        return new Observation("", seen);
    }

    /** @param name the name of a header of the request, sent or missing */
    static Observation ofHeader(String name, String seen) {
        return new Observation("header:" + name, seen);
    }

    /**
     * @param parent the pointer to an object in the body
     * @param name the name of a member that the client chose, of any length
     */
    static Observation ofField(String parent, String name, String seen) {
        return new Observation(parent + JsonPointer.empty().appendProperty(MessageText.line(name)), seen);
    }
}
