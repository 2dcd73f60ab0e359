package dev.mockssp.lint;

import java.util.Optional;

/** Finds one kind of personal data in a text, in time that grows with its length only. */
interface Detector {

    /** @return whether any detector may find something: most texts have no at sign and too few digits */
    static boolean mayFindAny(String text) {
        return text.indexOf('@') >= 0 || DigitGroup.digits(text) >= DigitRun.SHORTEST;
    }

    /** @return the first find, named and abbreviated so that it cannot be put together again */
    Optional<String> in(String text);
}
