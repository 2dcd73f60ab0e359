package dev.mockssp.mcp.tool;

import dev.mockssp.core.ConfigurationException;
import dev.mockssp.engine.admin.Admin;
import dev.mockssp.engine.admin.HistoryAdmin;
import dev.mockssp.journal.Source;
import dev.mockssp.json.JsonFields;
import dev.mockssp.lint.report.Report;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Arguments that several tools have. */
final class Arguments {

    static final String KEY = "key";

    private static final String LIMIT = "limit";
    private static final String OFFSET = "offset";

    private Arguments() {}

    static Optional<String> key(JsonNode arguments) {
        return JsonFields.text(arguments, KEY);
    }

    /** @return the sources to look at; the client under test alone if none is named */
    static Set<Source> sources(JsonNode arguments) {
        return JsonFields.text(arguments, "source").map(Source::chosen).orElse(Source.CLIENT_ONLY);
    }

    /** @throws dev.mockssp.core.RejectedException if the key is not valid here */
    static Report report(JsonNode arguments, Set<Source> sources, Admin admin) {
        HistoryAdmin history = admin.history();
        return key(arguments).map(key -> history.report(key, sources)).orElseGet(() -> history.report(sources));
    }

    static int limit(JsonNode arguments, int usual) {
        return JsonFields.integer(arguments, LIMIT).orElse(usual);
    }

    /**
     * Adds the number of all entries and the offset of the next page, if there is one.
     *
     * @return the entries of the page
     */
    static <T> List<T> page(List<T> all, JsonNode arguments, int usual, ObjectNode result) {
        int from = Math.min(JsonFields.integer(arguments, OFFSET).orElse(0), all.size());
        int to = Math.min(all.size(), from + limit(arguments, usual));
        result.put("matched", all.size());
        if (to < all.size()) {
            result.put("next_offset", to);
        }
        return all.subList(from, to);
    }

    /** @throws ConfigurationException if two of the arguments are set, or none of them where one is needed */
    static void requireOne(JsonNode arguments, List<String> names, boolean needed) {
        long set = names.stream().filter(arguments::has).count();
        if (set > 1 || needed && set == 0) {
            throw new ConfigurationException("Pass one of " + String.join(", ", names) + ", not "
                    + (set == 0 ? "none of them" : "several of them"));
        }
    }
}
