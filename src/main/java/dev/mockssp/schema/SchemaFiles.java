package dev.mockssp.schema;

import dev.mockssp.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** The packaged schema files: names, bytes and JSON trees. */
public final class SchemaFiles {

    /** Every file of the folder {@code schemas}, by its path in the folder. */
    static final List<String> NAMES = List.of(
            "2025-11/bid-error.schema.json",
            "2025-11/bid-request.schema.json",
            "2025-11/bid-response.schema.json",
            "2025-11/get-ad-error.schema.json",
            "2025-11/get-ad-request.schema.json",
            "2025-11/get-ad-response.schema.json",
            "2026/bid-error.schema.json",
            "2026/bid-request.schema.json",
            "2026/bid-response.schema.json",
            "2026/get-ad-error.schema.json",
            "2026/get-ad-request.schema.json",
            "2026/get-ad-response.schema.json",
            "2026/poll-earlier-error.schema.json",
            "2026/poll-earlier-results.schema.json",
            "2026/poll-results.schema.json",
            "2026/poll-validation-error.schema.json",
            "2026/poll-vote.schema.json",
            "2026/tracking-error.schema.json",
            "admin/advance-clock.schema.json",
            "admin/clock.schema.json",
            "admin/deletion.schema.json",
            "admin/error.schema.json",
            "admin/events.schema.json",
            "admin/exchange-list.schema.json",
            "admin/exchange.schema.json",
            "admin/freeze-clock.schema.json",
            "admin/health.schema.json",
            "admin/http-archive.schema.json",
            "admin/inventory-summary.schema.json",
            "admin/pact-list.schema.json",
            "admin/pact.schema.json",
            "admin/problem.schema.json",
            "admin/provider-state.schema.json",
            "admin/put-scenario.schema.json",
            "admin/report.schema.json",
            "admin/reset.schema.json",
            "admin/scenario-details.schema.json",
            "admin/scenario-list.schema.json",
            "admin/scenario-selection.schema.json",
            "admin/scenario-summary.schema.json",
            "admin/select-scenario.schema.json",
            "admin/state-change-result.schema.json",
            "admin/summary-list.schema.json",
            "admin/verification-result.schema.json",
            "admin/verify.schema.json",
            "baseline.schema.json",
            "geo.schema.json",
            "inventory.schema.json",
            "scenario.schema.json");

    private static final String FOLDER = "/dev/mockssp/schemas/";

    private final Map<String, JsonNode> trees = new ConcurrentHashMap<>();

    Optional<byte[]> bytes(String name) {
        return NAMES.contains(name) ? Optional.of(resource(FOLDER + name)) : Optional.empty();
    }

    public JsonNode tree(String name) {
        return trees.computeIfAbsent(
                name,
                file -> Json.read(bytes(file)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "there is no schema file " + file + ", there are " + String.join(", ", NAMES)))));
    }

    public static byte[] resource(String path) {
        try (InputStream in = SchemaFiles.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + path + " is not packaged");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
