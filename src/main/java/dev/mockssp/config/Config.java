package dev.mockssp.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/**
 * What a double is started with. Made by {@link ConfigReader}, which is where defaults and checks live.
 *
 * @param host the address to listen on
 * @param port the port to listen on, 0 for a free one
 * @param tls the TLS port beside it
 * @param scenario the scenario that is active at start
 * @param scenarios a folder of the user's own scenarios
 * @param scenarioJson the user's own scenarios that were given as text, by name; not yet checked against their schema
 * @param inventory a file of the user's own campaigns
 * @param keys API keys beside the two ready ones
 * @param allowedOrigins web origins that are registered beside the local ones
 * @param rateLimit requests a second and key, 0 for no limit
 * @param chatbot the chatbot's settings where neither key nor request gives any
 * @param exploration the chance, from 0 to 1, that the exploration stage of the auction runs
 * @param publicUrl what URLs handed out begin with; without it, what the request was sent to
 * @param geo a file of networks and their countries, in addition to the built-in ones
 * @param seed makes ids, chance and choice repeatable
 * @param clock the instant to freeze the clock at
 * @param revision the vendor's revision to imitate
 * @param log how exchanges are logged
 * @param bodyLimit the longest request body, in bytes
 * @param journalSize the most exchanges that the journal keeps
 * @param record a file that every exchange is appended to
 * @param recordFrom the real service that vendor traffic is passed on to, without a slash at the end
 * @param upstreamCa a PEM file of certificates to trust there, beside those that Java trusts
 * @param identify whether answers carry {@code X-Mock-…} headers
 */
public record Config(
        String host,
        int port,
        Optional<TlsSettings> tls,
        String scenario,
        Optional<Path> scenarios,
        Map<String, JsonNode> scenarioJson,
        Optional<Path> inventory,
        List<ApiKeySpec> keys,
        List<String> allowedOrigins,
        int rateLimit,
        ChatbotSettings chatbot,
        double exploration,
        Optional<URI> publicUrl,
        Optional<Path> geo,
        OptionalLong seed,
        Optional<Instant> clock,
        Revision revision,
        LogFormat log,
        int bodyLimit,
        int journalSize,
        Optional<Path> record,
        Optional<URI> recordFrom,
        Optional<Path> upstreamCa,
        boolean identify) {

    public Config {
        scenarioJson = Collections.unmodifiableMap(new LinkedHashMap<>(scenarioJson));
        keys = List.copyOf(keys);
        allowedOrigins = List.copyOf(allowedOrigins);
    }
}
