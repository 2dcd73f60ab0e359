package dev.mockssp.engine.document;

import dev.mockssp.auction.Campaign;
import dev.mockssp.auction.Inventory;
import dev.mockssp.config.Config;
import dev.mockssp.config.Option;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.Problem;
import dev.mockssp.core.Problems;
import dev.mockssp.core.TimeLimit;
import dev.mockssp.core.text.ByteOrderMark;
import dev.mockssp.geo.IpCountryTable;
import dev.mockssp.json.Json;
import dev.mockssp.json.MalformedJsonException;
import dev.mockssp.scenario.ReadableSteps;
import dev.mockssp.scenario.Scenario;
import dev.mockssp.schema.SchemaLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the user's documents. Each is validated against its schema, then against rules that a schema cannot express.
 */
public final class DocumentReader {

    private static final String SCENARIO = "scenario.schema.json";

    private final SchemaLibrary schemas;

    public DocumentReader(SchemaLibrary schemas) {
        this.schemas = schemas;
    }

    /**
     * @param json a document
     * @param schema the file name of its schema
     * @param source where the document comes from, human-readable
     * @return the document
     * @throws ConfigurationException when it is not JSON or violates the schema; names the source and the JSON pointer
     */
    public JsonNode read(byte[] json, String schema, String source) {
        JsonNode document = parse(json, source);
        requireValid(document, schema, source);
        return document;
    }

    /**
     * @param json a document
     * @param source where the document comes from, human-readable
     * @return the document, not validated
     * @throws ConfigurationException when it is not JSON; names the source
     */
    public JsonNode parse(byte[] json, String source) {
        try {
            return Json.read(ByteOrderMark.skip(json));
        } catch (MalformedJsonException e) {
            throw new ConfigurationException(e.getMessage(), e).in(source);
        }
    }

    /**
     * @param document a document
     * @param schema the file name of its schema
     * @param source where the document comes from, human-readable
     * @throws ConfigurationException when it violates the schema; has all violations, with the source and the JSON
     *     pointer
     */
    public void requireValid(JsonNode document, String schema, String source) {
        List<Problem> violations = violations(document, schema);
        if (!violations.isEmpty()) {
            throw ConfigurationException.of(violations).in(source);
        }
    }

    private List<Problem> violations(JsonNode document, String schema) {
        return schemas.check(schema, document).stream()
                .map(it -> Problem.error(it.pointer(), it.message(), it.allowed()))
                .toList();
    }

    /**
     * @param schema a JSON Schema of the user
     * @param limit the time limit of the compilation and of all later validations
     * @return returns one line for each violation in a value; throws a {@link ConfigurationException} when the time is
     *     over
     * @throws ConfigurationException when it is not a schema, exceeds a limit of size or depth, or the time is over
     */
    public Function<JsonNode, List<String>> compile(JsonNode schema, TimeLimit limit) {
        return schemas.compile(schema, limit);
    }

    /**
     * @param name the scenario's name
     * @param json a scenario file
     * @param source where the file comes from, human-readable
     * @return the scenario
     * @throws ConfigurationException as {@link #read}
     */
    public Scenario scenario(String name, byte[] json, String source) {
        return scenario(name, parse(json, source)).require(source);
    }

    /**
     * @param name the scenario's name
     * @param document the value of a scenario file
     * @return what can be read of it, and what is wrong with it by itself, without the inventory and the keys
     */
    public ScenarioDraft scenario(String name, JsonNode document) {
        Problems problems = new Problems();
        List<Problem> violations = violations(document, SCENARIO);
        violations.forEach(problems::add);
        ReadableSteps steps = ReadableSteps.of(
                document.path("steps"),
                index ->
                        isValid(document.path("steps").get(index), violations) && hasValidAd(document, index, problems),
                problems);
        problems.collect(() -> Scenario.requireAllowed(name));
        Optional<Scenario> scenario =
                problems.all().isEmpty() ? Optional.of(Scenario.of(name, document, steps)) : Optional.empty();
        return new ScenarioDraft(Scenario.revision(document), steps, scenario, problems.all());
    }

    private boolean isValid(JsonNode step, List<Problem> violations) {
        if (violations.isEmpty()) {
            return true;
        }
        ObjectNode alone = Json.MAPPER.createObjectNode().put("description", "One step.");
        alone.putArray("steps").add(step);
        return schemas.check(SCENARIO, alone).isEmpty();
    }

    /** The scenario package cannot import the classes of an ad, so a step's ad is checked here, before it is played. */
    private static boolean hasValidAd(JsonNode scenario, int index, Problems problems) {
        JsonPointer ad = JsonPointer.empty()
                .appendProperty("steps")
                .appendIndex(index)
                .appendProperty("fill")
                .appendProperty("ad");
        JsonNode campaign = scenario.at(ad);
        return campaign.isMissingNode()
                || problems.collect(() -> Campaign.of(campaign, ad)).isPresent();
    }

    /**
     * @param name the scenario's name
     * @param json a scenario file in the jar; the build has validated it
     * @param source where the file comes from, human-readable
     * @return the scenario
     */
    public static Scenario builtInScenario(String name, byte[] json, String source) {
        return from(source, () -> Scenario.of(name, Json.read(json)));
    }

    /**
     * @param json an inventory file
     * @param source where the file comes from, human-readable
     * @return its campaigns
     * @throws ConfigurationException as {@link #read}
     */
    public Inventory inventory(byte[] json, String source) {
        JsonNode document = read(json, "inventory.schema.json", source);
        return from(source, () -> Inventory.of(document));
    }

    /**
     * @return the campaigns of the configured file, empty if there is none
     * @throws ConfigurationException as {@link #read}, and when the file cannot be read
     */
    public Optional<Inventory> inventory(Config config) {
        return fromOption(
                config, Option.INVENTORY, config.inventory(), file -> inventory(bytes(file), file.toString()));
    }

    /**
     * @return the countries of the configured file and the built-in ones, empty if there is no file
     * @throws ConfigurationException as {@link #read}, and when the file cannot be read
     */
    public Optional<IpCountryTable> countries(Config config) {
        return fromOption(config, Option.GEO, config.geo(), this::countries);
    }

    private IpCountryTable countries(Path file) {
        return countries(bytes(file), file.toString());
    }

    /**
     * @param json a file of networks and their countries
     * @param source where the file comes from, human-readable
     * @return these countries and the built-in ones
     * @throws ConfigurationException as {@link #read}
     */
    public IpCountryTable countries(byte[] json, String source) {
        JsonNode document = read(json, "geo.schema.json", source);
        return from(source, () -> IpCountryTable.builtIn().and(document));
    }

    /** Reads the file or the folder of an option, which an error then names. */
    static <T> Optional<T> fromOption(Config config, Option option, Optional<Path> path, Function<Path, T> reader) {
        return path.map(it -> from(config.sources().flag(option), () -> reader.apply(it)));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new ConfigurationException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static <T> T from(String source, Supplier<T> parser) {
        try {
            return parser.get();
        } catch (ConfigurationException e) {
            throw e.in(source);
        }
    }
}
