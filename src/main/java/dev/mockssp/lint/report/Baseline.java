package dev.mockssp.lint.report;

import dev.mockssp.journal.FindingIdentity;
import dev.mockssp.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Known findings, which fail no build.
 *
 * @param name where the baseline comes from, for the report
 * @param findings the identities of the findings
 */
public record Baseline(String name, Set<FindingIdentity> findings) {

    private static final int VERSION = 1;

    public Baseline {
        findings = Collections.unmodifiableSortedSet(new TreeSet<>(findings));
    }

    /**
     * @param json a valid baseline file
     * @param name where it comes from
     */
    public static Baseline of(JsonNode json, String name) {
        SortedSet<FindingIdentity> findings = new TreeSet<>();
        for (JsonNode entry : json.path("findings")) {
            findings.add(new FindingIdentity(
                    entry.path("rule").asString(),
                    entry.path("endpoint").asString(),
                    entry.path("pointer").asString()));
        }
        return new Baseline(name, findings);
    }

    /** @return the findings of a report that are about an exchange */
    public static Baseline of(Report report, String name) {
        return new Baseline(
                name,
                report.rules().stream()
                        .flatMap(result -> result.counts().keySet().stream())
                        .filter(FindingIdentity::hasPlace)
                        .collect(Collectors.toSet()));
    }

    /** @return a baseline file: sorted, and one line for each finding, so that differences are easy to read */
    public String json() {
        return findings.stream()
                .map(identity -> "    " + text(identity))
                .collect(Collectors.joining(
                        ",\n",
                        "{\n  \"version\": " + VERSION + ",\n  \"findings\": [" + (findings.isEmpty() ? "" : "\n"),
                        (findings.isEmpty() ? "" : "\n  ") + "]\n}\n"));
    }

    private static String text(FindingIdentity identity) {
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put("rule", identity.rule())
                .put("endpoint", identity.endpoint())
                .put("pointer", identity.pointer());
        return new String(Json.write(json), StandardCharsets.UTF_8);
    }
}
