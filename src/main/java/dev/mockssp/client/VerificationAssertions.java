package dev.mockssp.client;

import static java.util.Objects.requireNonNull;

import dev.mockssp.core.ConfigurationException;
import dev.mockssp.journal.match.Times;
import dev.mockssp.json.Json;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/** Asks for a verdict, and fails where it is not a pass. Not for tests: they have {@link MockSspOperations#verify}. */
public final class VerificationAssertions {

    private final UnaryOperator<byte[]> judge;

    /** @param judge answers a question as {@code POST /__admin/verify} does, JSON for JSON */
    public VerificationAssertions(UnaryOperator<byte[]> judge) {
        this.judge = judge;
    }

    /** @throws AssertionError when it was not sent so often */
    public void require(RequestPattern sought, Times count) {
        requireNonNull(sought, "sought");
        requireNonNull(count, "count");
        require(RequestPattern.question(sought, count), "sought: " + sought);
    }

    /**
     * @throws AssertionError when they were not sent in this order
     * @throws ConfigurationException when there is none
     */
    public void requireInOrder(RequestPattern... inOrder) {
        for (RequestPattern one : requireNonNull(inOrder, "sought")) {
            requireNonNull(one, "sought");
        }
        if (inOrder.length == 0) {
            throw new ConfigurationException(
                    "verifyInOrder() was given nothing to look for; expected one Sought or more,"
                            + " such as verifyInOrder(bidRequest(), getAd())");
        }
        List<RequestPattern> sought = List.of(inOrder);
        require(RequestPattern.question(sought), "sought in order: " + sought);
    }

    private void require(JsonNode question, String sought) {
        JsonNode verdict = Json.read(judge.apply(Json.write(question)));
        if (!verdict.path("pass").asBoolean(false)) {
            throw new AssertionError(told(verdict, sought));
        }
    }

    private static String told(JsonNode verdict, String sought) {
        StringBuilder text = new StringBuilder(verdict.path("message").asString())
                .append("\n  ")
                .append(sought);
        for (JsonNode miss : verdict.path("nearest")) {
            text.append("\n  near: ")
                    .append("%s %s (%s)"
                            .formatted(
                                    miss.path("id").asString(),
                                    miss.path("endpoint").asString(),
                                    miss.path("outcome").asString()));
            miss.path("differences")
                    .forEach(difference -> text.append("\n    %s: expected %s, seen %s"
                            .formatted(
                                    difference.path("place").asString(),
                                    difference.path("expected").asString(),
                                    difference.path("seen").asString())));
        }
        return text.toString();
    }
}
