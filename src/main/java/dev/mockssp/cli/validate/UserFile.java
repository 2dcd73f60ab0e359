package dev.mockssp.cli.validate;

import dev.mockssp.config.ConfigReader;
import dev.mockssp.config.Option;
import dev.mockssp.core.Problem;
import dev.mockssp.core.text.SpellingSuggestion;
import dev.mockssp.core.text.Utf8;
import dev.mockssp.json.Json;
import dev.mockssp.json.MalformedJsonException;
import dev.mockssp.json.TextPosition;
import dev.mockssp.json.ValuePositions;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A file of the user.
 *
 * @param path the path as the user named it
 * @param kind what is in it
 * @param bytes its content, without a byte order mark
 */
record UserFile(Path path, Kind kind, byte[] bytes) {

    /** What a file can contain. */
    enum Kind {
        SCENARIO("scenario"),
        INVENTORY("inventory"),
        COUNTRIES("geo"),
        BASELINE("baseline"),
        CONFIGURATION("config");

        private static final Pattern NETWORK = Pattern.compile("[0-9a-fA-F]*[:.][0-9a-fA-F:.]*(/.*)?");
        private static final String SCHEMA = "$schema";
        private static final List<String> OF_SCENARIOS = List.of("description", "steps");
        private static final List<String> OPTIONS =
                Option.all().stream().map(Option::key).toList();

        private final String schema;

        Kind(String schema) {
            this.schema = schema;
        }

        /**
         * @return what is in a file: what its {@code $schema} says, or else what its members say. An inventory has {@code
         *     campaigns}, a scenario {@code steps} or {@code description}, a baseline {@code findings}; the names in a file
         *     of countries are networks, and a configuration has the name of an option, perhaps a misspelt one. All others
         *     are scenarios
         */
        static Kind of(Path path, byte[] bytes) {
            JsonNode root = parsed(bytes).orElseGet(Json.MAPPER::missingNode);
            List<String> names = root.propertyNames().stream()
                    .filter(name -> !name.equals(SCHEMA))
                    .toList();
            return Arrays.stream(values())
                    .filter(kind -> root.path(SCHEMA).asString("").endsWith("/" + kind.schema + ".schema.json"))
                    .findFirst()
                    .orElseGet(() -> String.valueOf(path.getFileName()).equals(ConfigReader.DEFAULT_FILE)
                            ? CONFIGURATION
                            : of(names));
        }

        private static Kind of(List<String> names) {
            if (names.contains("campaigns")) {
                return INVENTORY;
            }
            if (names.stream().anyMatch(OF_SCENARIOS::contains)) {
                return SCENARIO;
            }
            if (names.contains("findings")) {
                return BASELINE;
            }
            if (!names.isEmpty()
                    && names.stream().allMatch(name -> NETWORK.matcher(name).matches())) {
                return COUNTRIES;
            }
            boolean isMisspeltScenario = resemble(names, OF_SCENARIOS);
            return !isMisspeltScenario && resemble(names, OPTIONS) ? CONFIGURATION : SCENARIO;
        }

        private static boolean resemble(List<String> names, List<String> known) {
            return names.stream()
                    .anyMatch(name -> SpellingSuggestion.of(name, known).isPresent());
        }

        private static Optional<JsonNode> parsed(byte[] bytes) {
            try {
                return Optional.of(Json.read(bytes));
            } catch (MalformedJsonException e) {
                return Optional.empty();
            }
        }
    }

    /** @return the problems with their positions in this file */
    List<FileProblem> locate(List<Problem> problems) {
        ValuePositions positions = ValuePositions.of(Utf8.decode(bytes).orElse(""));
        return problems.stream()
                .map(problem -> new FileProblem(
                        path.toString(), problem.pointer().map(positions::find).orElseGet(this::syntaxError), problem))
                .toList();
    }

    private TextPosition syntaxError() {
        try {
            Json.read(bytes);
            return TextPosition.START;
        } catch (MalformedJsonException e) {
            return e.position().orElse(TextPosition.START);
        }
    }
}
