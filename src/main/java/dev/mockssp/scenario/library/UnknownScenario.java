package dev.mockssp.scenario.library;

import dev.mockssp.core.text.MessageText;
import dev.mockssp.core.text.SpellingSuggestion;
import java.util.List;

/** Error messages about the name of a scenario that is not found. */
public final class UnknownScenario {

    static final int MAX_NEAREST = 5;

    private UnknownScenario() {}

    /**
     * @param name a name that is not among the names
     * @param names all names
     * @return an error message of one line, with the most similar names and the number of scenarios
     */
    public static String message(String name, List<String> names) {
        String hint = SpellingSuggestion.of(name, names)
                .map(near -> "; did you mean \"" + near + "\"?")
                .orElse(".");
        List<String> nearest = SpellingSuggestion.nearest(name, names, MAX_NEAREST);
        String examples = nearest.isEmpty() ? "" : ", the nearest are " + String.join(", ", nearest);
        return "Unknown scenario " + MessageText.quoted(name) + hint + " There are "
                + MessageText.count(names.size(), "scenario") + examples;
    }

    /** @return an error message about a scenario that belongs to a key which the message does not name */
    static String owned(String name, String owner) {
        return "Scenario " + MessageText.quoted(name) + " belongs to " + owner + ", and only that key sees it";
    }
}
