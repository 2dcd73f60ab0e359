package dev.mockssp.drift;

import static java.util.Objects.requireNonNull;

import dev.mockssp.config.value.Revision;
import dev.mockssp.json.Json;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The report of a drift check, as text, JSON and JUnit XML.
 *
 * @param target the base URL of the endpoints
 * @param revision the revision of the vendor API that the target was compared with
 * @param detected how the revision was detected; empty when it was given
 * @param results a result for each interaction of the contract
 */
public record DriftReport(
        String target, Revision revision, Optional<DetectedRevision> detected, List<InteractionResult> results) {

    public DriftReport {
        requireNonNull(revision, "revision");
        requireNonNull(detected, "detected");
        results = List.copyOf(results);
    }

    /** @return whether the target differs from the contract anywhere */
    public boolean changed() {
        return count(InteractionResult.Kind.CHANGED) > 0;
    }

    /** @return whether no interaction is unchanged, so that the check shows nothing */
    public boolean noneUnchanged() {
        return count(InteractionResult.Kind.UNCHANGED) == 0;
    }

    /** @return whether the target rejects every request because of its key */
    public boolean keyUnknown() {
        List<InteractionResult> known = results.stream()
                .filter(result -> result.kind() != InteractionResult.Kind.NOT_DRIVABLE)
                .filter(result -> result.interaction().response().status() == 200)
                .toList();
        return !known.isEmpty()
                && known.stream()
                        .allMatch(result -> result.drifts().stream()
                                .anyMatch(drift -> drift.field().equals("status")
                                        && drift.seen().equals("401")));
    }

    /**
     * @param kind a kind of result
     * @return the number of results of that kind
     */
    public long count(InteractionResult.Kind kind) {
        return results.stream().filter(result -> result.kind() == kind).count();
    }

    /** @return the report as lines for a terminal */
    public String text() {
        StringBuilder lines = new StringBuilder();
        detected.ifPresent(how -> lines.append(how.line()).append('\n'));
        results.forEach(result -> lines.append(text(result)));
        return lines.append(summary()).append('\n').toString();
    }

    /**
     * @param result one of the results
     * @return its lines for a terminal
     */
    public static String text(InteractionResult result) {
        StringBuilder lines = new StringBuilder(String.format(
                "%-12s  %s: %s%n",
                result.kind().label(),
                ResponseComparison.name(result.interaction()),
                result.interaction().description()));
        if (!result.reason().isEmpty()) {
            lines.append("    ").append(result.reason()).append('\n');
        }
        result.drifts()
                .forEach(drift -> lines.append("    ").append(line(drift)).append('\n'));
        result.leadsTo()
                .ifPresent(url -> lines.append("    redirects to ").append(url).append('\n'));
        return lines.toString();
    }

    /** @return the counts, as the last line for a terminal */
    public String summary() {
        return target + ", revision " + revision.label() + ": " + count(InteractionResult.Kind.UNCHANGED)
                + " unchanged, "
                + count(InteractionResult.Kind.CHANGED) + " changed, " + count(InteractionResult.Kind.NOT_DRIVABLE)
                + " not drivable";
    }

    private static String line(Drift drift) {
        return (drift.field().isEmpty() ? "body" : drift.field()) + ": expected " + drift.expected() + ", seen "
                + drift.seen();
    }

    /** @return the report as JSON */
    public ObjectNode json() {
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put("target", target)
                .put("revision", revision.label())
                .put(
                        "revisionDetected",
                        detected.flatMap(DetectedRevision::revision).isPresent())
                .put("unchanged", count(InteractionResult.Kind.UNCHANGED))
                .put("changed", count(InteractionResult.Kind.CHANGED))
                .put("notDrivable", count(InteractionResult.Kind.NOT_DRIVABLE));
        ArrayNode list = json.putArray("interactions");
        for (InteractionResult result : results) {
            ObjectNode one = list.addObject()
                    .put("provider", result.interaction().provider().label())
                    .put("name", result.interaction().name())
                    .put("description", result.interaction().description())
                    .put("state", result.interaction().state().scenario())
                    .put("verdict", result.kind().label());
            if (!result.reason().isEmpty()) {
                one.put("reason", result.reason());
            }
            result.leadsTo().ifPresent(url -> one.put("leadsTo", url));
            ArrayNode drifts = one.putArray("drifts");
            result.drifts()
                    .forEach(drift -> drifts.addObject()
                            .put("field", drift.field())
                            .put("expected", drift.expected())
                            .put("seen", drift.seen()));
        }
        return json;
    }

    /** @return the report as JUnit XML, with a test for each interaction, skipped where it is not drivable */
    public String junit() {
        StringBuilder xml =
                new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"mock-ssp drift\"");
        xml.append(String.format(
                " tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"%d\">%n",
                results.size(), count(InteractionResult.Kind.CHANGED), count(InteractionResult.Kind.NOT_DRIVABLE)));
        xml.append("  <properties><property name=\"revision\" value=\"")
                .append(revision.label())
                .append("\"/></properties>\n");
        for (InteractionResult result : results) {
            xml.append("  <testcase classname=\"")
                    .append(escape(result.interaction().provider().label()))
                    .append("\" name=\"")
                    .append(escape(result.interaction().description()))
                    .append("\">");
            result.drifts()
                    .forEach(drift -> xml.append("<failure message=\"")
                            .append(escape(line(drift)))
                            .append("\"/>"));
            result.leadsTo()
                    .ifPresent(url -> xml.append("<system-out>redirects to ")
                            .append(escape(url))
                            .append("</system-out>"));
            if (result.kind() == InteractionResult.Kind.NOT_DRIVABLE) {
                xml.append("<skipped message=\"")
                        .append(escape(result.reason()))
                        .append("\"/>");
            }
            xml.append("</testcase>\n");
        }
        return xml.append("</testsuite>\n").toString();
    }

    private static String escape(String text) {
        return text.replaceAll("[^\\x09\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "?")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
