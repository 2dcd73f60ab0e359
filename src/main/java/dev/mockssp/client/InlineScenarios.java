package dev.mockssp.client;

import static java.util.Objects.requireNonNull;

import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.text.ByteOrderMark;
import dev.mockssp.json.Json;
import dev.mockssp.json.MalformedJsonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Scenarios to start a mock server with, in the format of {@code --scenario-json}. Immutable.
 *
 * @param files the contents of scenario files, by scenario name
 */
public record InlineScenarios(Map<String, String> files) {

    public InlineScenarios {
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    }

    /** @return an empty set of scenarios */
    public static InlineScenarios none() {
        return new InlineScenarios(Map.of());
    }

    /** @return these scenarios and the script, which replaces a scenario of the same name */
    public InlineScenarios and(ScenarioScript script) {
        requireNonNull(script, "script");
        return and(script.name(), script.toJson());
    }

    /**
     * @param file a scenario file
     * @return these scenarios and the file, which replaces a scenario of the same name
     * @throws ConfigurationException if the file cannot be read or is not valid JSON
     */
    public InlineScenarios and(Path file) {
        requireNonNull(file, "file");
        try {
            String content = withoutMark(Files.readString(file));
            parsed(content);
            return and(nameOf(file), content);
        } catch (NoSuchFileException e) {
            throw new ConfigurationException(file + " does not exist", e);
        } catch (IOException e) {
            throw new ConfigurationException(file + " cannot be read: " + e.getMessage(), e);
        } catch (MalformedJsonException e) {
            throw new ConfigurationException(file + " is not valid JSON: " + e.getMessage(), e);
        }
    }

    private InlineScenarios and(String name, String content) {
        Map<String, String> more = new LinkedHashMap<>(files);
        more.put(name, content);
        return new InlineScenarios(more);
    }

    /** @return the value of {@code --scenario-json} */
    public String option() {
        ObjectNode json = Json.MAPPER.createObjectNode();
        files.forEach((name, content) -> json.set(name, parsed(content)));
        return json.toString();
    }

    /**
     * @param file a scenario file
     * @return the name of the scenario: the file name without {@code .json}
     */
    public static String nameOf(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("\\.json$", "");
    }

    private static String withoutMark(String content) {
        return content.startsWith(Character.toString(ByteOrderMark.CHARACTER)) ? content.substring(1) : content;
    }

    private static JsonNode parsed(String content) {
        return Json.read(content.getBytes(StandardCharsets.UTF_8));
    }
}
