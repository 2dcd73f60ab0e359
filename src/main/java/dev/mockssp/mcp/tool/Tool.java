package dev.mockssp.mcp.tool;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a tool does. */
@FunctionalInterface
interface Tool {

    /**
     * @param arguments the arguments, valid against the input schema of the tool
     * @param baseUrl the URL of this server as the assistant knows it, without a trailing slash
     * @return the result, valid against the output schema of the tool
     * @throws dev.mockssp.core.ConfigurationException if an argument is not valid
     * @throws dev.mockssp.core.RejectedException if the operation is rejected
     */
    ObjectNode call(JsonNode arguments, String baseUrl);
}
