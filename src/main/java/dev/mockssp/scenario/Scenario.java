package dev.mockssp.scenario;

import static java.util.Objects.requireNonNull;

import dev.mockssp.core.ConfigurationException;
import dev.mockssp.json.Json;
import dev.mockssp.json.RegexCompiler;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A scenario: what the mock server does instead of running its auction (contract.md section 3).
 *
 * @param name its file name without {@code .json}
 * @param description one line for the log, the command line and the dashboard
 * @param steps tried in order; the first whose conditions hold is played, or the auction if there is none
 */
public record Scenario(String name, String description, List<Step> steps) {

    static final String ALLOWED_NAMES = "1 to 64 characters of a-z, 0-9 and -, starting with a letter or a digit";
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    /** @throws ConfigurationException when the name is not allowed */
    public Scenario {
        if (!isAllowed(name)) {
            throw new ConfigurationException(
                    "the scenario name " + Json.MAPPER.writeValueAsString(name) + " is not allowed: " + ALLOWED_NAMES);
        }
        requireNonNull(description, "description");
        steps = List.copyOf(steps);
    }

    /**
     * @param name the scenario's name
     * @param validated a document that is valid against the schema of scenario files
     * @return the scenario
     * @throws ConfigurationException for errors that the schema cannot detect: a name that is not allowed, an invalid
     *     regular expression or JSON pointer, a delay whose maximum is below its minimum. The message starts with a
     *     JSON pointer; callers prepend the file
     */
    public static Scenario of(String name, JsonNode validated) {
        List<Step> steps = new ArrayList<>();
        RegexCompiler regexes = new RegexCompiler();
        JsonPointer at = JsonPointer.empty().appendProperty("steps");
        for (JsonNode step : validated.path("steps")) {
            steps.add(StepReader.read(step, at.appendIndex(steps.size()), regexes));
        }
        return new Scenario(name, validated.path("description").asString(""), steps);
    }

    static boolean isAllowed(String name) {
        return NAME.matcher(name).matches();
    }

    /** @return the document that {@link #of} reads */
    public ObjectNode toJson() {
        ObjectNode document = Json.MAPPER.createObjectNode().put("description", description);
        ArrayNode list = document.putArray("steps");
        steps.forEach(step -> list.add(StepWriter.write(step)));
        return document;
    }

    /**
     * Whether a preflight to an endpoint is rejected. A preflight has no API key and no body and increments no counter,
     * so only a first applicable step without such conditions can reject it (contract.md section 3).
     *
     * @param endpoint {@code bid-request} or {@code get-ad}
     * @return whether that step denies the origin
     */
    public boolean rejectsOrigin(String endpoint) {
        return steps.stream()
                .filter(step -> step.when().appliesTo(endpoint))
                .findFirst()
                .filter(step -> step.when().isUnconditionalWithin(endpoint))
                .filter(step -> step.then() instanceof Behaviour.Fail fail && fail.denyOrigin())
                .isPresent();
    }

    Scenario named(String other) {
        return other.equals(name) ? this : new Scenario(other, description, steps);
    }
}
