package dev.mockssp.drift;

import dev.mockssp.json.Json;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a check came to, for a person and for programs.
 *
 * @param target where the endpoints are
 * @param verdicts one for each interaction of the contract
 */
public record DriftReport(String target, List<InteractionResult> verdicts) {

    public DriftReport {
        verdicts = List.copyOf(verdicts);
    }

    /** @return whether the target differs from the contract anywhere */
    public boolean changed() {
        return count(InteractionResult.Kind.CHANGED) > 0;
    }

    /** @return whether nothing at all could be found to be as the contract has it, so that nothing is known */
    public boolean noneUnchanged() {
        return count(InteractionResult.Kind.UNCHANGED) == 0;
    }

    /** @return whether the target refuses every request for its key, so that it may not know the key */
    public boolean keyUnknown() {
        List<InteractionResult> known = verdicts.stream()
                .filter(verdict -> verdict.kind() != InteractionResult.Kind.NOT_DRIVABLE)
                .filter(verdict -> verdict.interaction().answer().status() == 200)
                .toList();
        return !known.isEmpty()
                && known.stream()
                        .allMatch(verdict -> verdict.drifts().stream()
                                .anyMatch(drift -> drift.field().equals("status")
                                        && drift.seen().equals("401")));
    }

    /**
     * @param kind how an interaction went
     * @return how many went so
     */
    public long count(InteractionResult.Kind kind) {
        return verdicts.stream().filter(verdict -> verdict.kind() == kind).count();
    }

    /** @return lines for a terminal */
    public String text() {
        StringBuilder lines = new StringBuilder();
        verdicts.forEach(verdict -> lines.append(text(verdict)));
        return lines.append(summary()).append('\n').toString();
    }

    /**
     * @param result one of them
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
                .ifPresent(url -> lines.append("    leads to ").append(url).append('\n'));
        return lines.toString();
    }

    /** @return the last line for a terminal, which counts */
    public String summary() {
        return target + ": " + count(InteractionResult.Kind.UNCHANGED) + " unchanged, "
                + count(InteractionResult.Kind.CHANGED) + " changed, " + count(InteractionResult.Kind.NOT_DRIVABLE)
                + " not drivable";
    }

    private static String line(Drift drift) {
        return (drift.field().isEmpty() ? "body" : drift.field()) + ": expected " + drift.expected() + ", seen "
                + drift.seen();
    }

    /** @return the same for a program */
    public ObjectNode json() {
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put("target", target)
                .put("unchanged", count(InteractionResult.Kind.UNCHANGED))
                .put("changed", count(InteractionResult.Kind.CHANGED))
                .put("notDrivable", count(InteractionResult.Kind.NOT_DRIVABLE));
        ArrayNode list = json.putArray("interactions");
        for (InteractionResult result : verdicts) {
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

    /** @return the same as JUnit XML: a test for each interaction, skipped where it is not drivable */
    public String junit() {
        StringBuilder xml =
                new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"mock-ssp drift\"");
        xml.append(String.format(
                " tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"%d\">%n",
                verdicts.size(), count(InteractionResult.Kind.CHANGED), count(InteractionResult.Kind.NOT_DRIVABLE)));
        for (InteractionResult result : verdicts) {
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
                    .ifPresent(url -> xml.append("<system-out>leads to ")
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
