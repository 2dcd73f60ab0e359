package dev.mockssp;

import dev.mockssp.core.Headers;
import dev.mockssp.core.Request;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A benchmark whose input is a bid request, once with a short chat and once with a long one. JMH inherits all annotations. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public abstract class BidRequestBenchmark {

    @Param({"2", "200"})
    private int messages;

    /** @return the body of the request; its last message is the user's */
    protected final byte[] body() {
        StringBuilder body = new StringBuilder("{\"userId\":\"user-1\",\"chatId\":\"chat-1\",\"messages\":[");
        for (int i = messages; i > 0; i--) {
            String role = i % 2 == 1 ? "user" : "assistant";
            String content = i % 2 == 1
                    ? "Which running shoes are good for a first marathon in spring?"
                    : "Happy to help. Tell me more about your plan and the surface.";
            body.append("{\"role\":\"").append(role).append("\",\"content\":\"").append(content);
            body.append("\",\"timestamp\":\"2025-11-24T21:51:52Z\"}").append(i > 1 ? "," : "");
        }
        return body.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** @return the request as it comes in with these headers */
    protected final Request request(Headers headers) {
        return new Request(
                "POST", "/api/v1/ssp/bid-request", "", headers, body(), false, "127.0.0.1", "http://127.0.0.1");
    }
}
