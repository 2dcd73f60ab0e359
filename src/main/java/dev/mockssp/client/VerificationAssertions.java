package dev.mockssp.client;

import static java.util.Objects.requireNonNull;

import dev.mockssp.core.ConfigurationException;
import dev.mockssp.journal.match.Times;
import dev.mockssp.json.Json;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/**
 * Runs a verification and throws an {@link AssertionError} if it fails; with opentest4j on the class path, one that IDEs
 * show as a difference. Tests use {@link MockSspOperations#verify}.
 */
public final class VerificationAssertions {

    private final UnaryOperator<byte[]> verifier;

    /** @param verifier maps the request body of {@code POST /__admin/verify} to its response body */
    public VerificationAssertions(UnaryOperator<byte[]> verifier) {
        this.verifier = verifier;
    }

    /** @throws AssertionError if the pattern does not match as often as required */
    public void require(RequestPattern pattern, Times times) {
        requireNonNull(pattern, "pattern");
        requireNonNull(times, "times");
        JsonNode verification = RequestPattern.verification(pattern, times);
        JsonNode result = result(verification);
        if (!passed(result)) {
            throw error(
                    message(result, "pattern: " + pattern),
                    VerificationText.ofCount(verification.get("match"), times, result));
        }
    }

    /**
     * @throws AssertionError if the patterns do not match in this order
     * @throws ConfigurationException if there is no pattern
     */
    public void requireInOrder(RequestPattern... inOrder) {
        for (RequestPattern pattern : requireNonNull(inOrder, "patterns")) {
            requireNonNull(pattern, "pattern");
        }
        if (inOrder.length == 0) {
            throw new ConfigurationException("verifyInOrder() has no arguments; expected one RequestPattern or more,"
                    + " such as verifyInOrder(bidRequest(), getAd())");
        }
        List<RequestPattern> patterns = List.of(inOrder);
        JsonNode verification = RequestPattern.verification(patterns);
        JsonNode result = result(verification);
        if (!passed(result)) {
            throw error(
                    message(result, "patterns in order: " + patterns),
                    VerificationText.inOrder(verification.get("inOrder"), result));
        }
    }

    private JsonNode result(JsonNode verification) {
        return Json.read(verifier.apply(Json.write(verification)));
    }

    private static boolean passed(JsonNode result) {
        return result.path("pass").asBoolean(false);
    }

    private static AssertionError error(String message, VerificationText text) {
        return DiffableError.of(message, text.expected(), text.actual());
    }

    private static String message(JsonNode result, String patterns) {
        StringBuilder text = new StringBuilder(result.path("message").asString())
                .append("\n  ")
                .append(patterns);
        for (JsonNode miss : result.path("nearest")) {
            text.append("\n  near miss: ")
                    .append("%s %s (%s)"
                            .formatted(
                                    miss.path("id").asString(),
                                    miss.path("endpoint").asString(),
                                    miss.path("outcome").asString()));
            miss.path("differences")
                    .forEach(difference -> text.append("\n    %s: expected %s, was %s"
                            .formatted(
                                    difference.path("place").asString(),
                                    difference.path("expected").asString(),
                                    difference.path("seen").asString())));
        }
        return text.toString();
    }
}
