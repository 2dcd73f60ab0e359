package dev.mockssp.client;

import dev.mockssp.journal.Outcome;
import dev.mockssp.journal.match.Times;
import dev.mockssp.json.Json;
import dev.mockssp.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an exchange must be like to count in a verification: {@code bidRequest().withChatId("chat-1").ended(FILL)}.
 * Immutable; conditions add up.
 */
public final class RequestPattern {

    private final ObjectNode pattern;

    private RequestPattern(ObjectNode pattern) {
        this.pattern = pattern;
    }

    /** @return any exchange */
    public static RequestPattern anything() {
        return new RequestPattern(Json.MAPPER.createObjectNode());
    }

    /** @return any bid request */
    public static RequestPattern bidRequest() {
        return at(Endpoint.BID_REQUEST);
    }

    /** @return any call of the legacy endpoint */
    public static RequestPattern getAd() {
        return at(Endpoint.GET_AD);
    }

    /**
     * @param endpoint an endpoint
     * @return any call of it
     */
    public static RequestPattern at(Endpoint endpoint) {
        return anything().with("endpoint", endpoint.label());
    }

    /** @return this, sent with that key */
    public RequestPattern withKey(String key) {
        return with("key", key);
    }

    /** @return this, with that {@code userId} */
    public RequestPattern withUserId(String userId) {
        return with("userId", userId);
    }

    /** @return this, with that {@code chatId} */
    public RequestPattern withChatId(String chatId) {
        return with("chatId", chatId);
    }

    /**
     * @param name a request header's name
     * @param regex a regular expression in the syntax of RE2 that must be found in one value of it
     * @return this, with that header
     */
    public RequestPattern withHeader(String name, String regex) {
        return changed(json -> json.withObjectProperty("headers").put(name, regex));
    }

    /** @return this, with a body of which that holds */
    public RequestPattern with(BodyPattern place) {
        return changed(json -> json.withArrayProperty("body").add(place.toJson()));
    }

    /**
     * @param schema a JSON Schema (2020-12), as text
     * @return this, with a body that is valid against it
     * @throws IllegalArgumentException when it is no JSON
     */
    public RequestPattern withBodyLike(String schema) {
        try {
            JsonNode read = Json.read(schema.getBytes(StandardCharsets.UTF_8));
            return changed(json -> json.set("schema", read));
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException("the schema is no JSON: " + e.getMessage(), e);
        }
    }

    /** @return this, answered with that status; 0 when nothing was answered */
    public RequestPattern answeredWith(int status) {
        return changed(json -> json.put("status", status));
    }

    /** @return this, ended so */
    public RequestPattern ended(Outcome.Kind outcome) {
        return with("outcome", outcome.label());
    }

    /** @return this, answered by that scenario */
    public RequestPattern inScenario(String scenario) {
        return with("scenario", scenario);
    }

    /** @return this, and the view URL of a bid of it was opened, or was not */
    public RequestPattern viewed(boolean viewed) {
        return changed(json -> json.put("viewed", viewed));
    }

    /** @return this, and the click URL of a bid of it was opened, or was not */
    public RequestPattern clicked(boolean clicked) {
        return changed(json -> json.put("clicked", clicked));
    }

    private RequestPattern with(String name, String value) {
        return changed(json -> json.put(name, value));
    }

    private RequestPattern changed(Consumer<ObjectNode> change) {
        ObjectNode copy = pattern.deepCopy();
        change.accept(copy);
        return new RequestPattern(copy);
    }

    /** What to ask of a verification. */
    static ObjectNode question(RequestPattern sought, Times count) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.set("match", sought.pattern);
        ObjectNode often = json.putObject("count").put("atLeast", count.least());
        count.most().ifPresent(most -> often.put("atMost", most));
        return json;
    }

    /** What to ask of a verification in order. */
    static ObjectNode question(List<RequestPattern> inOrder) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        inOrder.forEach(one -> json.withArrayProperty("inOrder").add(one.pattern));
        return json;
    }

    @Override
    public String toString() {
        return pattern.toString();
    }
}
