package dev.mockssp.client;

import dev.mockssp.json.Json;
import java.time.Duration;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A step of a scenario written in code: what it does, when, and how late. Immutable; conditions add up. Begins with one
 * of the methods of {@link Steps}.
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

    static ObjectNode begun(String behaviour) {
        ObjectNode step = Json.MAPPER.createObjectNode();
        step.putObject(behaviour);
        return step;
    }

    abstract S with(ObjectNode changed);

    /** @return this, for the first so many calls of a key only */
    public S first(int calls) {
        return when(when -> when.put("first", calls));
    }

    /** @return this, for each so manieth call of a key only */
    public S every(int calls) {
        return when(when -> when.put("every", calls));
    }

    /** @return this, for a share of the calls, from 0 to 1, drawn from the seed */
    public S chance(double share) {
        return when(when -> when.put("chance", share));
    }

    /** @return this, at that endpoint only */
    public S at(Endpoint endpoint) {
        return when(when -> when.put("endpoint", endpoint.label()));
    }

    /** @return this, for that key only; with a {@code *} at the end, for keys that begin so */
    public S forKey(String key) {
        return when(when -> when.put("key", key));
    }

    /**
     * @param name a request header's name
     * @param regex a regular expression in the syntax of RE2 that must be found in one value of it
     * @return this, for requests with that header only
     */
    public S whenHeader(String name, String regex) {
        return when(when -> when.withObjectProperty("headers").put(name, regex));
    }

    /** @return this, for requests with a body of which that holds only */
    public S when(BodyPattern place) {
        return when((ObjectNode when) -> when.withArrayProperty("body").add(place.toJson()));
    }

    /** @return this, answered so much later, in real time, to the millisecond */
    public S after(Duration delay) {
        return changed(json -> json.put("delay_ms", delay.toMillis()));
    }

    /** @return this, answered later by a time drawn from the seed */
    public S after(Duration least, Duration most) {
        return changed(
                json -> json.putObject("delay_ms").put("min", least.toMillis()).put("max", most.toMillis()));
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
