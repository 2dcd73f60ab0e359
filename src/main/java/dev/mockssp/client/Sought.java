package dev.mockssp.client;

import dev.mockssp.journal.Count;
import dev.mockssp.journal.Outcome;
import dev.mockssp.wire.MalformedJsonException;
import dev.mockssp.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an exchange must be like to count in a verification: {@code bidRequest().withChatId("chat-1").ended(FILL)}.
 * Immutable; conditions add up.
 */
public final class Sought {

    private final ObjectNode pattern;

    private Sought(ObjectNode pattern) {
        this.pattern = pattern;
    }

    /** @return any exchange */
    public static Sought anything() {
        return new Sought(Wire.MAPPER.createObjectNode());
    }

    /** @return any bid request */
    public static Sought bidRequest() {
        return at(Endpoint.BID_REQUEST);
    }

    /** @return any call of the legacy endpoint */
    public static Sought getAd() {
        return at(Endpoint.GET_AD);
    }

    /**
     * @param endpoint an endpoint
     * @return any call of it
     */
    public static Sought at(Endpoint endpoint) {
        return anything().with("endpoint", endpoint.label());
    }

    /** @return this, sent with that key */
    public Sought withKey(String key) {
        return with("key", key);
    }

    /** @return this, with that {@code userId} */
    public Sought withUserId(String userId) {
        return with("userId", userId);
    }

    /** @return this, with that {@code chatId} */
    public Sought withChatId(String chatId) {
        return with("chatId", chatId);
    }

    /**
     * @param name a request header's name
     * @param regex a regular expression in the syntax of RE2 that must be found in one value of it
     * @return this, with that header
     */
    public Sought withHeader(String name, String regex) {
        return changed(json -> json.withObjectProperty("headers").put(name, regex));
    }

    /** @return this, with a body of which that holds */
    public Sought with(Place place) {
        return changed(json -> json.withArrayProperty("body").add(place.toJson()));
    }

    /**
     * @param schema a JSON Schema (2020-12), as text
     * @return this, with a body that is valid against it
     * @throws IllegalArgumentException when it is no JSON
     */
    public Sought withBodyLike(String schema) {
        try {
            JsonNode read = Wire.read(schema.getBytes(StandardCharsets.UTF_8));
            return changed(json -> json.set("schema", read));
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException("the schema is no JSON: " + e.getMessage(), e);
        }
    }

    /** @return this, answered with that status; 0 when nothing was answered */
    public Sought answeredWith(int status) {
        return changed(json -> json.put("status", status));
    }

    /** @return this, ended so */
    public Sought ended(Outcome.Kind outcome) {
        return with("outcome", outcome.label());
    }

    /** @return this, answered by that scenario */
    public Sought inScenario(String scenario) {
        return with("scenario", scenario);
    }

    /** @return this, and the view URL of a bid of it was opened, or was not */
    public Sought viewed(boolean viewed) {
        return changed(json -> json.put("viewed", viewed));
    }

    /** @return this, and the click URL of a bid of it was opened, or was not */
    public Sought clicked(boolean clicked) {
        return changed(json -> json.put("clicked", clicked));
    }

    private Sought with(String name, String value) {
        return changed(json -> json.put(name, value));
    }

    private Sought changed(Consumer<ObjectNode> change) {
        ObjectNode copy = pattern.deepCopy();
        change.accept(copy);
        return new Sought(copy);
    }

    /** What to ask of a verification. */
    static ObjectNode question(Sought sought, Count count) {
        ObjectNode json = Wire.MAPPER.createObjectNode();
        json.set("match", sought.pattern);
        ObjectNode often = json.putObject("count").put("atLeast", count.least());
        count.most().ifPresent(most -> often.put("atMost", most));
        return json;
    }

    /** What to ask of a verification in order. */
    static ObjectNode question(List<Sought> inOrder) {
        ObjectNode json = Wire.MAPPER.createObjectNode();
        inOrder.forEach(one -> json.withArrayProperty("inOrder").add(one.pattern));
        return json;
    }

    @Override
    public String toString() {
        return pattern.toString();
    }
}
