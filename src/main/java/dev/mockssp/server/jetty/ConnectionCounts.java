package dev.mockssp.server.jetty;

import dev.mockssp.json.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the server knows about its connections.
 *
 * @param open how many are open
 * @param listening how many of them listen to events
 * @param slow those for which the server has been waiting for more than a second
 * @param closed those that were closed because the client was too slow
 * @param refused how many were closed at once, because too many were open
 * @param overloaded how many requests got a 503, because there was too little memory for their bodies
 */
public record ConnectionCounts(int open, int listening, Kinds slow, Kinds closed, long refused, long overloaded) {

    /**
     * Counts by what the client was slow with.
     *
     * @param head sending the head of a request
     * @param body sending the body of a request
     * @param response reading a response
     * @param events reading events
     */
    public record Kinds(long head, long body, long response, long events) {

        private ObjectNode toJson() {
            return Json.MAPPER
                    .createObjectNode()
                    .put("head", head)
                    .put("body", body)
                    .put("response", response)
                    .put("events", events);
        }
    }

    public ObjectNode toJson() {
        ObjectNode json = Json.MAPPER.createObjectNode().put("open", open).put("listening", listening);
        json.set("slow", slow.toJson());
        json.set("closed", closed.toJson());
        return json.put("refused", refused).put("overloaded", overloaded);
    }
}
