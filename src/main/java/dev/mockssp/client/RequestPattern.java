package dev.mockssp.client;

import dev.mockssp.journal.Outcome;
import dev.mockssp.journal.Source;
import dev.mockssp.journal.match.Times;
import dev.mockssp.json.Json;
import dev.mockssp.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A pattern for a verification, such as {@code bidRequest().withChatId("chat-1").withOutcome(FILL)}. An exchange
 * matches if all conditions hold. Immutable: each method returns a copy with one more condition.
 */
public final class RequestPattern {

    private final ObjectNode pattern;

    private RequestPattern(ObjectNode pattern) {
        this.pattern = pattern;
    }

    /** @return a pattern that matches every exchange of the client under test with the vendor API */
    public static RequestPattern anything() {
        return new RequestPattern(Json.MAPPER.createObjectNode());
    }

    /** @return a pattern that matches every bid request */
    public static RequestPattern bidRequest() {
        return at(Endpoint.BID_REQUEST);
    }

    /** @return a pattern that matches every request to the legacy endpoint */
    public static RequestPattern getAd() {
        return at(Endpoint.GET_AD);
    }

    /**
     * @param endpoint an endpoint
     * @return a pattern that matches every request to the endpoint
     */
    public static RequestPattern at(Endpoint endpoint) {
        return anything().with("endpoint", endpoint.label());
    }

    /**
     * @param key the API key that the request must have; clicks and views have the key of their bid
     * @return a copy with the condition
     */
    public RequestPattern withKey(String key) {
        return with("key", key);
    }

    /**
     * Without this condition, only requests of the client under test match.
     *
     * @param source what must have sent the request
     * @return a copy with the condition
     */
    public RequestPattern from(Source source) {
        return with("source", source.label());
    }

    /**
     * Without this condition, only requests of the client under test match.
     *
     * @return a copy that requests of every source match, those of the dashboard included
     */
    public RequestPattern fromAnySource() {
        return with("source", "all");
    }

    /**
     * @param userId the {@code userId} that the request must have
     * @return a copy with the condition
     */
    public RequestPattern withUserId(String userId) {
        return with("userId", userId);
    }

    /**
     * @param chatId the {@code chatId} that the request must have
     * @return a copy with the condition
     */
    public RequestPattern withChatId(String chatId) {
        return with("chatId", chatId);
    }

    /**
     * @param name the name of a request header, in any case
     * @param regex a regular expression in RE2 syntax that must be found in one value of the header
     * @return a copy with the condition
     */
    public RequestPattern withHeader(String name, String regex) {
        return changed(json -> json.withObjectProperty("headers").put(name, regex));
    }

    /**
     * @param condition a condition on the request's JSON body
     * @return a copy with the condition
     */
    public RequestPattern with(BodyPattern condition) {
        return changed(json -> json.withArrayProperty("body").add(condition.toJson()));
    }

    /**
     * @param schema a JSON Schema (2020-12) against which the request's body must be valid
     * @return a copy with the condition
     * @throws IllegalArgumentException if {@code schema} is not valid JSON
     */
    public RequestPattern withBodySchema(String schema) {
        try {
            JsonNode read = Json.read(schema.getBytes(StandardCharsets.UTF_8));
            return changed(json -> json.set("schema", read));
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException("the schema is not valid JSON: " + e.getMessage(), e);
        }
    }

    /**
     * @param status the HTTP status of the response, or 0 if no response was sent
     * @return a copy with the condition
     */
    public RequestPattern withStatus(int status) {
        return changed(json -> json.put("status", status));
    }

    /**
     * @param outcome what the mock server responded with, such as {@code FILL}
     * @return a copy with the condition
     */
    public RequestPattern withOutcome(Outcome.Kind outcome) {
        return with("outcome", outcome.label());
    }

    /**
     * @param scenario the name of the scenario that was selected for the request
     * @return a copy with the condition
     */
    public RequestPattern inScenario(String scenario) {
        return with("scenario", scenario);
    }

    /**
     * @param viewed whether the view URL of one of the exchange's bids was requested
     * @return a copy with the condition
     */
    public RequestPattern viewed(boolean viewed) {
        return changed(json -> json.put("viewed", viewed));
    }

    /**
     * @param clicked whether the click URL of one of the exchange's bids was requested
     * @return a copy with the condition
     */
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

    /** The body of {@code POST /__admin/verify} for one pattern. */
    static ObjectNode verification(RequestPattern pattern, Times times) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.set("match", pattern.pattern);
        ObjectNode count = json.putObject("count").put("atLeast", times.least());
        times.most().ifPresent(most -> count.put("atMost", most));
        return json;
    }

    /** The body of {@code POST /__admin/verify} for patterns in order. */
    static ObjectNode verification(List<RequestPattern> inOrder) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        inOrder.forEach(one -> json.withArrayProperty("inOrder").add(one.pattern));
        return json;
    }

    @Override
    public String toString() {
        return pattern.toString();
    }
}
