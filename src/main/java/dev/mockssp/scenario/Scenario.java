package dev.mockssp.scenario;

import static java.util.Objects.requireNonNull;

import dev.mockssp.core.ConfigurationException;
import dev.mockssp.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the double does instead of running its auction (contract.md section 3).
 *
 * @param name its file name without {@code .json}
 * @param description one line for log, CLI and dashboard
 * @param steps tried in order; the first whose trigger fires is played, without any the auction runs
 */
public record Scenario(String name, String description, List<Step> steps) {

    static final String ALLOWED_NAMES = "1 to 64 of a-z, 0-9 and -, beginning with a letter or a digit";
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
     * @param name the name to give it
     * @param validated a document that the schema of scenario files has already accepted
     * @return the scenario that it describes
     * @throws ConfigurationException on what the schema cannot check: a name that is not allowed, an invalid regular
     *     expression or JSON pointer, a delay that ends before it begins. The message begins with the JSON pointer of
     *     the mistake; the caller knows the file and puts it in front
     */
    public static Scenario of(String name, JsonNode validated) {
        List<Step> steps = new ArrayList<>();
        JsonPointer at = JsonPointer.empty().appendProperty("steps");
        for (JsonNode step : validated.path("steps")) {
            steps.add(StepReader.read(step, at.appendIndex(steps.size())));
        }
        return new Scenario(name, validated.path("description").asString(""), steps);
    }

    static boolean isAllowed(String name) {
        return NAME.matcher(name).matches();
    }

    /** @return the document that {@link #of} makes this scenario from */
    public ObjectNode toJson() {
        ObjectNode document = Json.MAPPER.createObjectNode().put("description", description);
        ArrayNode list = document.putArray("steps");
        steps.forEach(step -> list.add(StepWriter.write(step)));
        return document;
    }

    /**
     * Whether a preflight to an endpoint is refused. A preflight shows neither key nor body and moves no counter, so
     * only a first applicable step that plays on every call can refuse it (contract.md section 3).
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
