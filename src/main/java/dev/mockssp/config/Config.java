package dev.mockssp.config;

import dev.mockssp.config.value.ApiKeySpec;
import dev.mockssp.config.value.ChatbotSettings;
import dev.mockssp.config.value.LogFormat;
import dev.mockssp.config.value.Revision;
import dev.mockssp.config.value.StateSettings;
import dev.mockssp.config.value.TlsSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
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
 * @param adminToken the token that requests to the admin API must have; empty if they need none
 * @param rateLimit requests per second and key, 0 for no limit; empty for that of the revision
 * @param floorCents the price that a bid must exceed, in cents of CPM; empty for that of the revision
 * @param chatbot the chatbot settings that apply unless the key or the request has others
 * @param exploration the chance, from 0 to 1, that the exploration stage of the auction runs
 * @param publicUrl the base of issued URLs; empty for the URL that the request was sent to
 * @param geo a file of networks and their countries, in addition to the built-in ones
 * @param seed makes ids, probabilities and random choices repeatable
 * @param clock the instant to freeze the clock at
 * @param revision the revision of the vendor API to simulate, for keys that have none of their own
 * @param identityOnly whether a contextual request of revision 2026 may have neither chatId nor messages
 * @param log how exchanges are logged
 * @param bodyLimit the maximum length of a request body, in bytes
 * @param journalSize the maximum number of exchanges that the journal keeps
 * @param rules the levels of integration rules that differ from their usual severity; not yet compared with the rules
 * @param record a file that every exchange is appended to
 * @param recordFrom the upstream to forward vendor requests to, without a trailing slash
 * @param upstreamCa a PEM file of certificates to trust at the upstream, in addition to those that Java trusts
 * @param state where several servers share their state; empty if it is in memory
 * @param identify whether responses have {@code X-Mock-…} headers
 * @param readyFile a file to write when {@code serve} listens
 * @param stopWithStdin whether {@code serve} ends when its standard input ends
 * @param mcp whether the Model Context Protocol is served
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
        Optional<AdminToken> adminToken,
        OptionalInt rateLimit,
        OptionalLong floorCents,
        ChatbotSettings chatbot,
        double exploration,
        Optional<URI> publicUrl,
        Optional<Path> geo,
        OptionalLong seed,
        Optional<Instant> clock,
        Revision revision,
        boolean identityOnly,
        LogFormat log,
        int bodyLimit,
        int journalSize,
        List<RuleSetting> rules,
        Optional<Path> record,
        Optional<URI> recordFrom,
        Optional<Path> upstreamCa,
        Optional<StateSettings> state,
        boolean identify,
        Optional<Path> readyFile,
        boolean stopWithStdin,
        boolean mcp,
        OptionSources sources) {

    public Config {
        scenarioJson = Collections.unmodifiableMap(new LinkedHashMap<>(scenarioJson));
        keys = List.copyOf(keys);
        allowedOrigins = List.copyOf(allowedOrigins);
        allowedHosts = List.copyOf(allowedHosts);
        rules = List.copyOf(rules);
    }

    /** @return the revisions that some API key gets */
    public Set<Revision> revisions() {
        Set<Revision> revisions = EnumSet.of(revision);
        keys.forEach(key -> revisions.add(key.revision()));
        return revisions;
    }

    /**
     * @param simulated the revision of an API key
     * @return the requests per second of the key, 0 for no limit
     */
    public int rateLimit(Revision simulated) {
        return rateLimit.orElse(simulated.rateLimit());
    }

    /**
     * @param simulated the revision of an API key
     * @return the price that a bid must exceed, in cents of CPM
     */
    public long floorCents(Revision simulated) {
        return floorCents.orElse(simulated.floorCents());
    }
}
