package dev.mockssp.config;

import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.Problems;
import dev.mockssp.core.text.ByteOrderMark;
import dev.mockssp.core.text.MessageText;
import dev.mockssp.core.text.SpellingSuggestion;
import dev.mockssp.json.Json;
import dev.mockssp.json.MalformedJsonException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads a configuration file: a JSON object of options. Paths in it are relative to its folder. */
final class ConfigFile {

    private final String name;
    private final Path folder;

    private ConfigFile(Path file) {
        this.name = MessageText.line(file.toString());
        this.folder = file.toAbsolutePath().getParent();
    }

    /**
     * @param path the value of {@code --config}, or the default file
     * @param problems receives the problems of a file that is not a JSON object, or has options that are unknown or of a
     *     wrong type
     * @return the other options in the file
     * @throws ConfigurationException if the file cannot be read
     */
    static OptionValues read(OptionValue path, Problems problems) {
        Path file = PathParser.file(path);
        byte[] bytes = bytes(path, file);
        ConfigFile config = new ConfigFile(file);
        return problems.collect(() -> config.parsed(bytes))
                .map(root -> config.options(root, problems))
                .orElse(OptionValues.none());
    }

    /** Returns the option that a JSON pointer is about, if there is one. */
    static Optional<Option> optionAt(String pointer) {
        return Option.ofKey(pointer.replaceFirst("^/", "").replaceFirst("/.*", ""));
    }

    private static byte[] bytes(OptionValue path, Path file) {
        try {
            return ByteOrderMark.readFile(file);
        } catch (IOException e) {
            throw path.error("cannot be read");
        }
    }

    private OptionValues options(JsonNode root, Problems problems) {
        Map<Option, List<OptionValue>> options = new EnumMap<>(Option.class);
        for (Map.Entry<String, JsonNode> entry : root.properties()) {
            problems.collect(() -> option(entry.getKey()))
                    .ifPresent(option -> problems.collect(() -> values(option, entry.getValue()))
                            .ifPresent(values -> options.put(option, values)));
        }
        return new OptionValues(options, Optional.of(name));
    }

    private JsonNode parsed(byte[] bytes) {
        if (bytes.length == 0) {
            throw new ConfigurationException(name + ": the file is empty; expected a JSON object of options");
        }
        try {
            JsonNode root = Json.read(bytes);
            if (!root.isObject()) {
                throw new ConfigurationException(
                        name + ": expected a JSON object of options, this is " + typeOf(root), "");
            }
            return root;
        } catch (MalformedJsonException e) {
            throw new ConfigurationException(name + ": not valid JSON: " + e.getMessage(), e);
        }
    }

    private Option option(String key) {
        List<String> known = Option.all().stream()
                .filter(option -> option != Option.CONFIG)
                .map(Option::key)
                .toList();
        return Option.ofKey(key)
                .filter(option -> option != Option.CONFIG)
                .orElseThrow(() -> new ConfigurationException(
                        name + ", " + pointer(key) + ": " + MessageText.quotedLine(key)
                                + " is not an option of a configuration file"
                                + SpellingSuggestion.question(key, known) + "; expected one of "
                                + String.join(", ", known),
                        pointer(key)));
    }

    private List<OptionValue> values(Option option, JsonNode value) {
        String pointer = pointer(option.key());
        if (!option.repeatable()) {
            return List.of(single(option, pointer, value));
        }
        if (value.isString()) {
            return EnvironmentVariables.split(value.stringValue())
                    .map(text -> OptionValue.inFile(source(pointer), pointer, option, text, folder))
                    .toList();
        }
        if (!value.isArray()) {
            throw wrongType(option, pointer, value, Option.Type.LIST);
        }
        List<OptionValue> all = new ArrayList<>();
        for (JsonNode element : value) {
            String at = pointer + "/" + all.size();
            if (!element.isString()) {
                throw wrongType(option, at, element, Option.Type.TEXT);
            }
            all.add(OptionValue.inFile(source(at), at, option, element.stringValue(), folder));
        }
        return all;
    }

    private OptionValue single(Option option, String pointer, JsonNode value) {
        boolean fits = switch (option.type()) {
            case NUMBER -> value.isNumber();
            case OBJECT -> value.isObject() || value.isString();
            case NUMBER_OR_TEXT -> value.isNumber() || value.isString();
            case SWITCH -> value.isBoolean() || value.isString();
            case TEXT, SECRET, LIST -> value.isString();
        };
        if (!fits) {
            throw wrongType(option, pointer, value, option.type());
        }
        return OptionValue.inFile(
                source(pointer), pointer, option, value.isObject() ? value.toString() : value.asString(), folder);
    }

    private ConfigurationException wrongType(Option option, String pointer, JsonNode value, Option.Type type) {
        String shown = type == Option.Type.SECRET ? "the value" : MessageText.line(value.toString());
        return new ConfigurationException(
                OptionValue.place(option, source(pointer)) + ": " + shown + " is " + typeOf(value) + "; expected "
                        + type.expected(),
                pointer);
    }

    private String source(String pointer) {
        return name + ", " + pointer;
    }

    private static String pointer(String key) {
        return "/" + MessageText.line(key).replace("~", "~0").replace("/", "~1");
    }

    private static String typeOf(JsonNode value) {
        String type = value.getNodeType().name().toLowerCase(Locale.ROOT);
        return switch (type) {
            case "null" -> "null";
            case "array", "object" -> "an " + type;
            default -> "a " + type;
        };
    }
}
