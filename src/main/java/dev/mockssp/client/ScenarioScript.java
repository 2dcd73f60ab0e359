package dev.mockssp.client;

import static java.util.Objects.requireNonNull;

import dev.mockssp.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A scenario written in code: {@code ScenarioScript.of(fail(503).first(2), fill())}. It has the features of a scenario
 * file, and the mock server validates it like one. For each request, the mock server plays the first step whose
 * conditions hold. If there is none, it runs the auction.
 *
 * @param name the name to select the scenario by
 * @param description one line for the log and the dashboard
 * @param steps the steps, in order
 */
public record ScenarioScript(String name, String description, List<ScriptStep<?>> steps) {

    private static final String DESCRIPTION = "Written in code.";

    public ScenarioScript {
        requireNonNull(name, "name");
        requireNonNull(description, "description");
        steps = List.copyOf(steps);
    }

    /**
     * @param name 1 to 64 characters of a-z, 0-9 and -; the first is a letter or a digit
     * @return a script without steps, which runs the auction for every request
     */
    public static ScenarioScript named(String name) {
        return new ScenarioScript(name, DESCRIPTION, List.of());
    }

    /**
     * Creates a script with a generated name. Scripts with different steps get different names, so that scripts of
     * parallel tests do not replace each other.
     *
     * @param steps the steps, in order
     * @return the script
     */
    public static ScenarioScript of(ScriptStep<?>... steps) {
        ScenarioScript script = new ScenarioScript("script", DESCRIPTION, List.of(steps));
        CRC32 sum = new CRC32();
        sum.update(script.toJson().getBytes(StandardCharsets.UTF_8));
        return new ScenarioScript("script-%08x".formatted(sum.getValue()), DESCRIPTION, script.steps);
    }

    /**
     * @param text one line for the log and the dashboard
     * @return a copy with the description
     */
    public ScenarioScript describedAs(String text) {
        return new ScenarioScript(name, text, steps);
    }

    /**
     * @param step a step to add at the end
     * @return a copy with the step
     */
    public ScenarioScript step(ScriptStep<?> step) {
        List<ScriptStep<?>> more = new ArrayList<>(steps);
        more.add(step);
        return new ScenarioScript(name, description, more);
    }

    /** @return the scenario file with the same steps */
    public String toJson() {
        ObjectNode json = Json.MAPPER.createObjectNode().put("description", description);
        ArrayNode list = json.putArray("steps");
        steps.forEach(step -> list.add(step.toJson()));
        return Json.MAPPER.writeValueAsString(json);
    }
}
