package dev.mockssp.lint.pii;

import java.util.Optional;

/** Finds one kind of personal data in a text, in time that grows with its length only. */
public interface PersonalDataDetector {

    /** @return whether any detector may find something: most texts have no at sign and too few digits */
    static boolean couldMatch(String text) {
        return text.indexOf('@') >= 0 || DigitGroup.digits(text) >= DigitRun.MIN_DIGITS;
    }

    /** @return the first find, named and abbreviated so that it cannot be put together again */
    Optional<String> find(String text);
}
