package dev.mockssp.scenario;

import static java.util.Objects.requireNonNull;

import dev.mockssp.config.value.Revision;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.Problems;
import dev.mockssp.core.SeededRandom;
import dev.mockssp.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A scenario: what the mock server does instead of running its auction (contract.md section 3).
 *
 * @param name its file name without {@code .json}
 * @param description one line for the log, the command line and the dashboard
 * @param revision the revision of the vendor API that it is for; empty for every revision
 * @param steps tried in order; the first whose conditions hold is played, or the auction if there is none
 * @param fingerprint identifies the content: scenarios with other steps have another one
 */
public record Scenario(
        String name, String description, Optional<Revision> revision, List<Step> steps, long fingerprint) {

    /** The names that are allowed, as error messages describe them. */
    public static final String ALLOWED_NAMES =
            "1 to 64 characters of a-z, 0-9 and -, starting with a letter or a digit";

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    /** @throws ConfigurationException when the name is not allowed */
    public Scenario {
        requireAllowed(name);
        requireNonNull(description, "description");
        requireNonNull(revision, "revision");
        steps = List.copyOf(steps);
    }

    /** @throws ConfigurationException when the name is not allowed */
    public Scenario(String name, String description, Optional<Revision> revision, List<Step> steps) {
        this(name, description, revision, steps, fingerprint(steps));
    }

    private static long fingerprint(List<Step> steps) {
        return new SeededRandom(0).bits("scenario", stepsToJson(steps).toString(), 0);
    }

    /**
     * @param name the scenario's name
     * @param validated a document that is valid against the schema of scenario files
     * @return the scenario
     * @throws ConfigurationException for errors that the schema cannot detect: a name that is not allowed, an invalid
     *     regular expression or JSON pointer, a delay whose maximum is below its minimum. Each line of the message
     *     starts with a JSON pointer; callers prepend the file
     */
    public static Scenario of(String name, JsonNode validated) {
        Problems problems = new Problems();
        ReadableSteps steps = ReadableSteps.of(validated.path("steps"), index -> true, problems);
        Optional<Scenario> scenario = problems.collect(() -> of(name, validated, steps));
        problems.throwErrors();
        return scenario.orElseThrow();
    }

    /**
     * @param name the scenario's name
     * @param validated a document that is valid against the schema of scenario files
     * @param steps its steps, all of them
     * @return the scenario
     * @throws ConfigurationException when the name is not allowed
     */
    public static Scenario of(String name, JsonNode validated, ReadableSteps steps) {
        return new Scenario(
                name,
                validated.path("description").asString(""),
                revision(validated),
                List.copyOf(steps.byIndex().values()));
    }

    /** @return the revision that a document is for; empty for every revision */
    public static Optional<Revision> revision(JsonNode document) {
        return document.path("revision").stringValueOpt().flatMap(Revision::of);
    }

    /**
     * @param name a scenario's name
     * @return the name
     * @throws ConfigurationException when it is not allowed
     */
    public static String requireAllowed(String name) {
        if (!isAllowed(name)) {
            throw new ConfigurationException(
                    "the scenario name " + Json.MAPPER.writeValueAsString(name) + " is not allowed: " + ALLOWED_NAMES);
        }
        return name;
    }

    /**
     * @param name a scenario's name
     * @return whether it is allowed
     */
    public static boolean isAllowed(String name) {
        return NAME.matcher(name).matches();
    }

    /** @return the document that {@link #of} reads */
    public ObjectNode toJson() {
        ObjectNode document = Json.MAPPER.createObjectNode().put("description", description);
        revision.ifPresent(only -> document.put("revision", only.label()));
        document.set("steps", stepsToJson(steps));
        return document;
    }

    private static ArrayNode stepsToJson(List<Step> steps) {
        ArrayNode list = Json.MAPPER.createArrayNode();
        steps.forEach(step -> list.add(StepWriter.write(step)));
        return list;
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

    /**
     * @param user who would use it, such as {@code this key}
     * @param used the revision of the user
     * @return why it cannot be used, in one line with both revisions; empty if it can
     */
    public Optional<String> mismatch(String user, Revision used) {
        return revision.filter(only -> only != used)
                .map(only -> "Scenario \"" + name + "\" is for revision " + only.label() + " of the API, but " + user
                        + " has revision " + used.label());
    }

    /**
     * @param other another name
     * @return this scenario with that name
     * @throws ConfigurationException when the name is not allowed
     */
    public Scenario named(String other) {
        return other.equals(name) ? this : new Scenario(other, description, revision, steps, fingerprint);
    }
}
