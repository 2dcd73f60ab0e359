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
 * A scenario written in code: {@code ScenarioScript.of(fail(503).first(2), fill())}. It says what a scenario file can
 * say, and is checked as a file is. Steps are tried in order; the first whose condition holds is played, without any the
 * auction is held.
 *
 * @param name what it is chosen by
 * @param description one line for log and dashboard
 * @param steps its steps
 */
public record ScenarioScript(String name, String description, List<ScriptStep<?>> steps) {

    private static final String DESCRIPTION = "Written in code.";

    public ScenarioScript {
        requireNonNull(name, "name");
        requireNonNull(description, "description");
        steps = List.copyOf(steps);
    }

    /**
     * @param name 1 to 64 characters of a-z, 0-9 and -, starting with a letter or a digit
     * @return a script without steps, which holds the auction
     */
    public static ScenarioScript named(String name) {
        return new ScenarioScript(name, DESCRIPTION, List.of());
    }

    /**
     * @param steps its steps
     * @return a script that is named after what it says, so that scripts of tests that run side by side cannot take
     *     one another's place
     */
    public static ScenarioScript of(ScriptStep<?>... steps) {
        ScenarioScript script = new ScenarioScript("script", DESCRIPTION, List.of(steps));
        CRC32 sum = new CRC32();
        sum.update(script.toJson().getBytes(StandardCharsets.UTF_8));
        return new ScenarioScript("script-%08x".formatted(sum.getValue()), DESCRIPTION, script.steps);
    }

    /** @return this, with that description */
    public ScenarioScript describedAs(String line) {
        return new ScenarioScript(name, line, steps);
    }

    /** @return this, with one step more */
    public ScenarioScript step(ScriptStep<?> step) {
        List<ScriptStep<?>> more = new ArrayList<>(steps);
        more.add(step);
        return new ScenarioScript(name, description, more);
    }

    /** @return the scenario file that says the same */
    public String toJson() {
        ObjectNode json = Json.MAPPER.createObjectNode().put("description", description);
        ArrayNode list = json.putArray("steps");
        steps.forEach(step -> list.add(step.toJson()));
        return Json.MAPPER.writeValueAsString(json);
    }
}
