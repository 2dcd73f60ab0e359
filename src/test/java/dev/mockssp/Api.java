package dev.mockssp;

import dev.mockssp.json.Json;
import dev.mockssp.schema.SchemaLibrary;
import dev.mockssp.schema.Violation;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The vendor's two endpoints as a publisher sees them. */
enum Api {
    SSP("/api/v1/ssp/bid-request", "thrad-api-key", "bid", """
            {"userId":"user_123","chatId":"chat_456","messages":[
              {"role":"user","content":"Looking for running shoes","timestamp":"2025-11-23T10:00:00Z"}]}""", """
            {"userId":"user_123","chatId":"chat_789","messages":[{"role":"user","content":"Hm."}]}"""),
    LEGACY("/api/v1/message/get-ad/", "thrads-api-key", "get-ad", """
            {"userId":"user_123","chatId":"chat_456","conversationOffset":0,"adFrequencyLimit":0,
              "content":{"user":"Looking for running shoes","chatbot":"What is your budget?"}}""", """
            {"userId":"user_123","chatId":"chat_789","content":{"user":"Hm.","chatbot":"Yes?"}}""");

    private static final SchemaLibrary SCHEMAS = SchemaLibrary.shared();

    private final String path;
    private final String keyHeader;
    private final String schema;
    private final String relevant;
    private final String hopeless;

    Api(String path, String keyHeader, String schema, String relevant, String hopeless) {
        this.path = path;
        this.keyHeader = keyHeader;
        this.schema = schema;
        this.relevant = relevant;
        this.hopeless = hopeless;
    }

    String path() {
        return path;
    }

    String keyHeader() {
        return keyHeader;
    }

    /** A body that gets an ad from pacing and auction, with any key. */
    String relevant() {
        return relevant;
    }

    /** A valid body that gets no ad with a production key: no campaign fits, or pacing suppresses it. */
    String hopeless() {
        return hopeless;
    }

    /** A relevant body with one field more, or another value of it. */
    String relevantWith(String field, Object value) {
        JsonNode json = Json.MAPPER.readTree(relevant);
        return json.asObject().set(field, Json.MAPPER.valueToTree(value)).toString();
    }

    /** The violations of the endpoint's schema in a response with a status. */
    List<Violation> violations(int status, JsonNode response) {
        return SCHEMAS.check("2025-11/" + schema + (status == 200 ? "-response" : "-error") + ".schema.json", response);
    }

    /** The status of the response to an invalid body. */
    int invalid() {
        return Map.of(SSP, 400, LEGACY, 422).get(this);
    }
}
