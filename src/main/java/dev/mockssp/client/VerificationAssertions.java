package dev.mockssp.client;

import static java.util.Objects.requireNonNull;

import dev.mockssp.core.ConfigurationException;
import dev.mockssp.journal.match.Times;
import dev.mockssp.json.Json;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/** Runs a verification and throws an {@link AssertionError} if it fails. Tests use {@link MockSspOperations#verify}. */
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
        require(RequestPattern.verification(pattern, times), "pattern: " + pattern);
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
        require(RequestPattern.verification(patterns), "patterns in order: " + patterns);
    }

    private void require(JsonNode verification, String patterns) {
        JsonNode result = Json.read(verifier.apply(Json.write(verification)));
        if (!result.path("pass").asBoolean(false)) {
            throw new AssertionError(message(result, patterns));
        }
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
