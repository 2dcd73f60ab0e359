package dev.mockssp.client;

import dev.mockssp.json.Json;
import java.time.Duration;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A step of a scenario written in code: an action, its conditions and its delay. The methods of {@link Steps} create
 * steps. A step is played if all its conditions hold. Immutable: each method returns a copy with one more setting.
 *
 * @param <S> the kind of step
 */
public abstract class ScriptStep<S extends ScriptStep<S>> {

    private final String behaviour;
    private final ObjectNode step;

    ScriptStep(String behaviour, ObjectNode step) {
        this.behaviour = behaviour;
        this.step = step;
    }

    static ObjectNode newStep(String behaviour) {
        ObjectNode step = Json.MAPPER.createObjectNode();
        step.putObject(behaviour);
        return step;
    }

    abstract S with(ObjectNode changed);

    /**
     * Limits the step to the first requests of each key.
     *
     * @param requests how many requests, at least 1
     * @return a copy with the condition
     */
    public S first(int requests) {
        return when(when -> when.put("first", requests));
    }

    /**
     * Limits the step to every n-th request of each key.
     *
     * @param n 3 means the third request, the sixth, and so on
     * @return a copy with the condition
     */
    public S every(int n) {
        return when(when -> when.put("every", n));
    }

    /**
     * Limits the step to randomly chosen requests. The seed of the mock server determines which.
     *
     * @param probability from 0 to 1
     * @return a copy with the condition
     */
    public S chance(double probability) {
        return when(when -> when.put("chance", probability));
    }

    /**
     * @param endpoint the endpoint to limit the step to
     * @return a copy with the condition
     */
    public S at(Endpoint endpoint) {
        return when(when -> when.put("endpoint", endpoint.label()));
    }

    /**
     * @param key the API key to limit the step to; {@code staging-*} stands for all keys with this prefix
     * @return a copy with the condition
     */
    public S forKey(String key) {
        return when(when -> when.put("key", key));
    }

    /**
     * @param name the name of a request header, in any case
     * @param regex a regular expression in RE2 syntax that must be found in one value of the header
     * @return a copy with the condition
     */
    public S whenHeader(String name, String regex) {
        return when(when -> when.withObjectProperty("headers").put(name, regex));
    }

    /**
     * @param condition a condition on the request's JSON body
     * @return a copy with the condition
     */
    public S when(BodyPattern condition) {
        return when((ObjectNode when) -> when.withArrayProperty("body").add(condition.toJson()));
    }

    /**
     * Delays the response.
     *
     * @param delay the delay in real time, in whole milliseconds
     * @return a copy with the delay
     */
    public S delayedBy(Duration delay) {
        return changed(json -> json.put("delay_ms", delay.toMillis()));
    }

    /**
     * Delays the response by a random time. The seed of the mock server determines it.
     *
     * @param min the shortest delay, in whole milliseconds
     * @param max the longest delay, in whole milliseconds
     * @return a copy with the delay
     */
    public S delayedBy(Duration min, Duration max) {
        return changed(
                json -> json.putObject("delay_ms").put("min", min.toMillis()).put("max", max.toMillis()));
    }

    S option(String name, JsonNode value) {
        return changed(json -> json.withObjectProperty(behaviour).set(name, value));
    }

    S option(String name, String value) {
        return option(name, Json.MAPPER.getNodeFactory().stringNode(value));
    }

    S option(Consumer<ObjectNode> change) {
        return changed(json -> change.accept(json.withObjectProperty(behaviour)));
    }

    private S when(Consumer<ObjectNode> change) {
        return changed(json -> change.accept(json.withObjectProperty("when")));
    }

    private S changed(Consumer<ObjectNode> change) {
        ObjectNode copy = step.deepCopy();
        change.accept(copy);
        return with(copy);
    }

    JsonNode toJson() {
        return step;
    }

    @Override
    public String toString() {
        return step.toString();
    }
}
