package dev.mockssp.lint.pii;

import java.util.Optional;

/** Finds one kind of personal data in a text. The time is linear in the length of the text. */
public interface PersonalDataDetector {

    /** @return whether a detector could find something: most texts have no at sign and few digits */
    static boolean couldMatch(String text) {
        return text.indexOf('@') >= 0 || DigitGroup.digits(text) >= DigitRun.MIN_DIGITS;
    }

    /** @return the first match, named and abbreviated so that it cannot be reconstructed */
    Optional<String> find(String text);
}
