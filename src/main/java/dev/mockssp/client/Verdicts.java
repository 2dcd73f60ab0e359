package dev.mockssp.client;

import static java.util.Objects.requireNonNull;

import dev.mockssp.exchange.ConfigurationException;
import dev.mockssp.journal.Count;
import dev.mockssp.wire.Wire;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/** Asks for a verdict, and fails where it is not a pass. Not for tests: they have {@link TestDouble#verify}. */
public final class Verdicts {

    private final UnaryOperator<byte[]> judge;

    /** @param judge answers a question as {@code POST /__admin/verify} does, JSON for JSON */
    public Verdicts(UnaryOperator<byte[]> judge) {
        this.judge = judge;
    }

    /** @throws AssertionError when it was not sent so often */
    public void require(Sought sought, Count count) {
        requireNonNull(sought, "sought");
        requireNonNull(count, "count");
        require(Sought.question(sought, count), "sought: " + sought);
    }

    /**
     * @throws AssertionError when they were not sent in this order
     * @throws ConfigurationException when there is none
     */
    public void requireInOrder(Sought... inOrder) {
        for (Sought one : requireNonNull(inOrder, "sought")) {
            requireNonNull(one, "sought");
        }
        if (inOrder.length == 0) {
            throw new ConfigurationException(
                    "verifyInOrder() was given nothing to look for; expected one Sought or more,"
                            + " such as verifyInOrder(bidRequest(), getAd())");
        }
        List<Sought> sought = List.of(inOrder);
        require(Sought.question(sought), "sought in order: " + sought);
    }

    private void require(JsonNode question, String sought) {
        JsonNode verdict = Wire.read(judge.apply(Wire.write(question)));
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
