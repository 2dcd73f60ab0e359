import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Sends bid requests at a steady rate, each with its own chat and user on its own connection, and notes what became of each. */
final class ChaosLoad {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_AT_ONCE = 512;
    private static final String CHAT = "chaos-chat-";

    private final int port;
    private final int perSecond;
    private final List<Sent> sent = new ArrayList<>();
    private volatile boolean isOver;

    /**
     * A request and what became of it.
     *
     * @param status 0 if there was no response
     * @param id the id of the response; empty if there was none
     * @param mistake what is wrong with the response; empty if nothing is
     */
    record Sent(String chat, ChaosKey key, Instant begun, Instant ended, int status, String id, Optional<String> mistake) {

        static final int CLOSED = 0;
        static final int UNAVAILABLE = 503;

        /** Whether the journal must have it. */
        boolean isAnswered() {
            return status != CLOSED && status != UNAVAILABLE;
        }

        double millis() {
            return (ended.toEpochMilli() - begun.toEpochMilli());
        }
    }

    ChaosLoad(int port, int perSecond) {
        this.port = port;
        this.perSecond = perSecond;
    }

    /** Sends until that time, and waits for the last response. A thread for each request, so that none waits for another. */
    List<Sent> sendUntil(long end) throws Exception {
        Semaphore places = new Semaphore(MOST_AT_ONCE);
        long interval = 1_000_000_000L / perSecond;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long due = System.nanoTime();
            for (long number = 0; due < end && !isOver; number++) {
                for (long now = System.nanoTime(); now < due; now = System.nanoTime()) {
                    LockSupport.parkNanos(due - now);
                }
                places.acquire();
                long current = number;
                threads.execute(() -> {
                    Sent request = send(CHAT + current, ChaosKey.of(current));
                    synchronized (sent) {
                        sent.add(request);
                    }
                    places.release();
                });
                // what could not be sent in time is left out, since a burst would exceed the rate limit of every key
                due = Math.max(due + interval, System.nanoTime() - interval);
            }
        }
        return sent;
    }

    void stop() {
        isOver = true;
    }

    private Sent send(String chat, ChaosKey key) {
        String user = chat.replace("chat", "user");
        String body = "{\"userId\":\"" + user + "\",\"chatId\":\"" + chat
                + "\",\"messages\":[{\"role\":\"user\",\"content\":\"Which running shoes?\",\"timestamp\":\"2025-11-24T21:51:52Z\"}]}";
        Instant begun = Instant.now();
        try {
            Http.Response response = Http.send(
                    port, "POST", Wire.PATH, Map.of("thrad-api-key", key.apiKey(), "Content-Type", "application/json", "X-User-Country", "US"), body);
            return new Sent(chat, key, begun, Instant.now(), response.status(), response.header("X-Mock-Request-Id").orElse(""), mistake(response, user));
        } catch (IOException e) {
            return new Sent(chat, key, begun, Instant.now(), Sent.CLOSED, "", Optional.empty());
        }
    }

    private static Optional<String> mistake(Http.Response response, String user) {
        try {
            return mistake(response, JSON.readTree(response.body()), user);
        } catch (RuntimeException e) {
            return Optional.of("no JSON: " + response.body());
        }
    }

    private static Optional<String> mistake(Http.Response response, JsonNode envelope, String user) {
        int status = response.status();
        boolean isEnvelope = envelope.propertyNames().containsAll(List.of("requestId", "timestamp", "totalTime", "status", "message", "data", "error"))
                && envelope.path("data").has("bid");
        if (!isEnvelope) {
            return Optional.of("no envelope: " + response.body());
        }
        if (status != Sent.UNAVAILABLE && !response.header("X-Mock-Request-Id").equals(Optional.of(envelope.path("requestId").asString()))) {
            return Optional.of("two request ids");
        }
        JsonNode bid = envelope.path("data").path("bid");
        boolean isRight = switch (status) {
            case 200 -> envelope.path("error").isNull() && envelope.path("status").asString().equals("success")
                    && (bid.isNull() ? envelope.path("message").asString().equals("No bids") : isFor(user, bid));
            case 429, 500, 503 -> bid.isNull() && envelope.path("error").path("code").asInt() == status;
            default -> false;
        };
        return isRight ? Optional.empty() : Optional.of("status " + status + ": " + response.body());
    }

    /** The token of the link has the user of the request: the ad is no response to another one. */
    private static boolean isFor(String user, JsonNode bid) {
        String url = bid.path("url").asString();
        String token = url.substring(url.indexOf("token=") + 6).replaceFirst("[.&].*", "");
        String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        return !bid.path("headline").asString().isEmpty() && text.contains('"' + user + '"');
    }
}
