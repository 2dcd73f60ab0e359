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
 * The complete, validated configuration of a mock server. {@link ConfigReader} applies the defaults and the checks.
 *
 * @param host the address to listen on
 * @param port the port to listen on, 0 for a free one
 * @param tls the TLS port beside it
 * @param scenario the name of the scenario that is active at the start
 * @param scenarios a folder of custom scenarios
 * @param scenarioJson custom scenarios from {@code --scenario-json}, by name; not yet validated against their schema
 * @param inventory a file of custom campaigns
 * @param keys API keys in addition to those that are known by their prefix
 * @param allowedOrigins web origins that are registered in addition to the local ones
 * @param allowedHosts host names, in lower case, at which the admin API may be used in addition to those that are
 *     always allowed
 * @param rateLimit requests per second and key, 0 for no limit
 * @param chatbot the chatbot settings that apply unless the key or the request has others
 * @param exploration the chance, from 0 to 1, that the exploration stage of the auction runs
 * @param publicUrl the base of issued URLs; empty for the URL that the request was sent to
 * @param geo a file of networks and their countries, in addition to the built-in ones
 * @param seed makes ids, probabilities and random choices repeatable
 * @param clock the instant to freeze the clock at
 * @param revision the revision of the vendor API to simulate
 * @param log how exchanges are logged
 * @param bodyLimit the maximum length of a request body, in bytes
 * @param journalSize the maximum number of exchanges that the journal keeps
 * @param record a file that every exchange is appended to
 * @param recordFrom the upstream to forward vendor requests to, without a trailing slash
 * @param upstreamCa a PEM file of certificates to trust at the upstream, in addition to those that Java trusts
 * @param identify whether responses have {@code X-Mock-…} headers
 * @param sources where the values come from, for messages about values that are checked later
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
        List<String> allowedHosts,
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
        boolean identify,
        OptionSources sources) {

    public Config {
        scenarioJson = Collections.unmodifiableMap(new LinkedHashMap<>(scenarioJson));
        keys = List.copyOf(keys);
        allowedOrigins = List.copyOf(allowedOrigins);
        allowedHosts = List.copyOf(allowedHosts);
    }
}
