package dev.mockssp.client;

import static java.util.Objects.requireNonNull;

import dev.mockssp.config.value.Revision;
import dev.mockssp.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
 * @param revision the revision of the vendor API that it is for; empty for every revision
 * @param steps the steps, in order
 */
public record ScenarioScript(String name, String description, Optional<Revision> revision, List<ScriptStep<?>> steps) {

    private static final String DESCRIPTION = "Written in code.";

    public ScenarioScript {
        requireNonNull(name, "name");
        requireNonNull(description, "description");
        requireNonNull(revision, "revision");
        steps = List.copyOf(steps);
    }

    /**
     * @param name 1 to 64 characters of a-z, 0-9 and -; the first is a letter or a digit
     * @return a script without steps; the mock server rejects it until it has one
     */
    public static ScenarioScript named(String name) {
        return new ScenarioScript(name, DESCRIPTION, Optional.empty(), List.of());
    }

    /**
     * Creates a script with a generated name. Scripts with different steps get different names, so that scripts of
     * parallel tests do not replace each other.
     *
     * @param steps the steps, in order
     * @return the script
     */
    public static ScenarioScript of(ScriptStep<?>... steps) {
        ScenarioScript script = new ScenarioScript("script", DESCRIPTION, Optional.empty(), List.of(steps));
        CRC32 sum = new CRC32();
        sum.update(script.toJson().getBytes(StandardCharsets.UTF_8));
        return new ScenarioScript("script-%08x".formatted(sum.getValue()), DESCRIPTION, Optional.empty(), script.steps);
    }

    /**
     * @param text one line for the log and the dashboard
     * @return a copy with the description
     */
    public ScenarioScript describedAs(String text) {
        return new ScenarioScript(name, text, revision, steps);
    }

    /**
     * @param only the revision of the vendor API that the steps need
     * @return a copy that a key of another revision cannot use
     */
    public ScenarioScript forRevision(Revision only) {
        return new ScenarioScript(name, description, Optional.of(only), steps);
    }

    /**
     * @param step a step to add at the end
     * @return a copy with the step
     */
    public ScenarioScript step(ScriptStep<?> step) {
        List<ScriptStep<?>> more = new ArrayList<>(steps);
        more.add(step);
        return new ScenarioScript(name, description, revision, more);
    }

    /** @return the scenario file with the same steps */
    public String toJson() {
        return Json.MAPPER.writeValueAsString(document());
    }

    /**
     * @param key an API key
     * @return the scenario file with the same steps and the key that it belongs to, as the admin API reads it
     */
    public String toJson(String key) {
        return Json.MAPPER.writeValueAsString(document().put("key", key));
    }

    private ObjectNode document() {
        ObjectNode json = Json.MAPPER.createObjectNode().put("description", description);
        revision.ifPresent(only -> json.put("revision", only.label()));
        ArrayNode list = json.putArray("steps");
        steps.forEach(step -> list.add(step.toJson()));
        return json;
    }
}
