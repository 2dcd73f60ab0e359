import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BiFunction;

/** Requests by their number: about four of five are well-formed, the others are what a hostile client sends. The same seed gives the same requests. */
final class HostileRequests {

    static final String NUMBER = "X-Request-Number";

    /** What a server does instead of a response: it closes the connection. */
    static final int CLOSED = 0;

    private static final int KEYS = 1_000;
    private static final int CHATS = 50_000;
    private static final String PATH = "/api/v1/ssp/bid-request";
    private static final String LEGACY = "/api/v1/message/get-ad";
    private static final String HOST = "Host: 127.0.0.1\r\n";
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final List<String> CONTENTS = List.of(
            "Which running shoes are good for a first marathon in spring?",
            "My playlist for the gym is boring.",
            "How do I renew a passport?",
            "Can you recommend a quiet vacuum cleaner?",
            "What is the capital of Mongolia?");

    private final long seed;
    private final List<Kind> wellFormed = new ArrayList<>();
    private final List<Kind> hostile = new ArrayList<>();

    HostileRequests(long seed) {
        this.seed = seed;
        addWellFormed();
        addRejected();
        addFaults();
        addMalformed();
    }

    /**
     * @param statuses those that are right; {@link #CLOSED} stands for a connection that ends without a whole response
     * @param isJournaled whether the exchange must be in the journal
     * @param text the request by its number
     */
    record Kind(String name, Set<Integer> statuses, boolean isJournaled, BiFunction<Long, SplittableRandom, String> text) {}

    /**
     * @param isHostile whether it is one of those that a well-behaved client does not send
     */
    record Request(Kind kind, boolean isHostile, byte[] bytes) {}

    List<Kind> kinds() {
        List<Kind> all = new ArrayList<>(wellFormed);
        all.addAll(hostile);
        return all;
    }

    Request at(long number) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
        boolean isHostile = random.nextInt(5) == 0;
        List<Kind> kinds = isHostile ? hostile : wellFormed;
        Kind kind = kinds.get(random.nextInt(kinds.size()));
        return new Request(kind, isHostile, kind.text().apply(number, random).getBytes(StandardCharsets.ISO_8859_1));
    }

    private void addWellFormed() {
        good("bid request, production", (number, random) -> post(PATH, number, key("production", random), chat(random)));
        good("bid request, staging", (number, random) -> post(PATH, number, key("staging", random), chat(random)));
        good("bid request, new chat", (number, random) -> post(PATH, number, key("production", random),
                ssp("user-" + number, "chat-" + number, content(random))));
        good("opener", (number, random) -> post(PATH, number, key("staging", random),
                "{\"userId\":\"user-" + random.nextInt(CHATS) + "\",\"request_type\":\"opener\"}"));
        good("legacy", (number, random) -> post(LEGACY, number, "thrads-api-key: production-" + random.nextInt(KEYS) + "\r\n",
                "{\"userId\":\"u\",\"chatId\":\"chat-" + random.nextInt(CHATS) + "\",\"content\":{\"user\":\"" + content(random)
                        + "\",\"chatbot\":\"Gladly.\"}}"));
    }

    private void addRejected() {
        bad("no key", 401, (number, random) -> post(PATH, number, "", chat(random)));
        bad("unknown key", 401, (number, random) -> post(PATH, number, "thrad-api-key: " + random.nextLong() + "\r\n", chat(random)));
        bad("foreign origin", 403, (number, random) -> post(PATH, number, key("staging", random) + "Origin: https://evil.example\r\n", chat(random)));
        bad("body cut off in the middle of JSON", 400, (number, random) -> {
            String body = chat(random);
            return post(PATH, number, key("staging", random), body.substring(0, 1 + random.nextInt(body.length() - 1)));
        });
        bad("wrong types", 400, (number, random) -> post(PATH, number, key("staging", random), "{\"userId\":[1],\"chatId\":{},\"messages\":7}"));
        bad("member twice", 400, (number, random) -> post(PATH, number, key("staging", random), "{\"userId\":\"a\",\"userId\":\"b\"}"));
        bad("nested 20,000 deep", 400, (number, random) -> post(PATH, number, key("staging", random), "[".repeat(20_000)));
        bad("list of empty lists", 400, (number, random) ->
                post(PATH, number, key("staging", random), "{\"userId\":\"u\",\"messages\":[" + "[],".repeat(4_000) + "[]]}"));
        bad("no UTF-8", 400, (number, random) -> post(PATH, number, key("staging", random), ssp("u", "c", "\u00ff\u00fe\u00c3")));
        bad("encoded body", 400, (number, random) -> post(PATH, number, key("staging", random) + "Content-Encoding: gzip\r\n", "\u001f\u008b"));
        bad("text/plain", 400, (number, random) -> head("POST", PATH, number, key("staging", random) + "Content-Type: text/plain\r\n", 2) + "{}");
        bad("body over the limit", 413, (number, random) -> post(PATH, number, key("staging", random), " ".repeat(70_000)));
        bad("unknown scenario", 400, (number, random) -> post(PATH, number, key("staging", random) + "X-Mock-Scenario: ../../etc\r\n", chat(random)));
        bad("unknown path", 404, (number, random) -> post("/api/v1/ssp/bid-request/" + number, number, key("staging", random), "{}"));
        bad("wrong method", 405, (number, random) -> head("DELETE", PATH, number, key("staging", random), 0));
        bad("forged token", 404, (number, random) ->
                head("GET", "/api/v1/tracking/redirect?token=" + Long.toHexString(random.nextLong()) + ".AAAA", number, "", 0));
        bad("legacy body with an unknown member", 422, (number, random) -> post(LEGACY, number,
                "thrads-api-key: staging-" + random.nextInt(KEYS) + "\r\n", "{\"userId\":\"u\",\"chatId\":\"c\",\"x\":1}"));
        add("ids of 20,000 characters", Set.of(200), true, (number, random) -> post(PATH, number, key("production", random),
                ssp("u".repeat(20_000) + number, "c".repeat(20_000) + number, content(random))));
        add("markup in every text", Set.of(200), true, (number, random) -> post(PATH, number, key("staging", random),
                ssp("<img src=x onerror=alert(1)>", "'; DROP TABLE chats; --", "${jndi:ldap://x} </script> {{7*7}}")));
    }

    private void addFaults() {
        bad("scenario rate-limited", 429, (number, random) -> scenario("rate-limited", number, random));
        bad("scenario server-error", 500, (number, random) -> scenario("server-error", number, random));
        bad("scenario connection-reset", CLOSED, (number, random) -> scenario("connection-reset", number, random));
        bad("scenario empty-response", CLOSED, (number, random) -> scenario("empty-response", number, random));
        bad("scenario truncated-body", CLOSED, (number, random) -> scenario("truncated-body", number, random));
        add("regular expression that never ends", Set.of(400), false, (number, random) ->
                post("/__admin/verify", number, "", "{\"request\":{\"body\":{\"/userId\":{\"matches\":\"((a{1,100}){1,10})x\"}}}}"));
        add("admin list", Set.of(200), false, (number, random) -> head("GET", "/__admin/requests?limit=1", number, "", 0));
        add("admin API from a foreign host", Set.of(403), false, (number, random) ->
                "GET /__admin/requests HTTP/1.1\r\nHost: evil.example\r\nUser-Agent: x\r\n\r\n");
    }

    private void addMalformed() {
        add("no Host", Set.of(400), false, (number, random) -> "GET /livez HTTP/1.1\r\n\r\n");
        add("HTTP/9.9", Set.of(400, 505), false, (number, random) -> "GET /livez HTTP/9.9\r\n" + HOST + "\r\n");
        add("handshake of TLS", Set.of(400), false, (number, random) -> "\26\3\1\2\0\1\0\1\u00fc\3\3\r\n\r\n");
        add("head of 100,000 bytes", Set.of(431), false, (number, random) -> "GET /livez HTTP/1.1\r\n" + HOST + "X: " + "a".repeat(100_000) + "\r\n\r\n");
        add("two lengths", Set.of(400), false, (number, random) -> "POST " + PATH + " HTTP/1.1\r\n" + HOST + JSON
                + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}");
        add("length and chunks", Set.of(400), false, (number, random) -> "POST " + PATH + " HTTP/1.1\r\n" + HOST + JSON
                + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
        add("unknown transfer coding", Set.of(501), false, (number, random) -> "POST " + PATH + " HTTP/1.1\r\n" + HOST + JSON
                + "Transfer-Encoding: gzip\r\n\r\n{}");
        add("broken percent-escape", Set.of(400), false, (number, random) -> "GET /%zz HTTP/1.1\r\n" + HOST + "\r\n");
    }

    private void good(String name, BiFunction<Long, SplittableRandom, String> text) {
        wellFormed.add(new Kind(name, Set.of(200), true, text));
    }

    private void bad(String name, int status, BiFunction<Long, SplittableRandom, String> text) {
        add(name, Set.of(status), true, text);
    }

    private void add(String name, Set<Integer> statuses, boolean isJournaled, BiFunction<Long, SplittableRandom, String> text) {
        hostile.add(new Kind(name, statuses, isJournaled, text));
    }

    private static String scenario(String name, long number, SplittableRandom random) {
        return post(PATH, number, key("staging", random) + "X-Mock-Scenario: " + name + "\r\n", chat(random));
    }

    private static String post(String path, long number, String headers, String body) {
        return head("POST", path, number, headers + JSON, body.length()) + body;
    }

    private static String head(String method, String path, long number, String headers, int length) {
        return method + " " + path + " HTTP/1.1\r\n" + HOST + NUMBER + ": " + number + "\r\n" + headers + "Content-Length: " + length + "\r\n\r\n";
    }

    private static String key(String environment, SplittableRandom random) {
        return "thrad-api-key: " + environment + "-" + random.nextInt(KEYS) + "\r\n";
    }

    private static String chat(SplittableRandom random) {
        int chat = random.nextInt(CHATS);
        return ssp("user-" + chat, "chat-" + chat, content(random));
    }

    private static String content(SplittableRandom random) {
        return CONTENTS.get(random.nextInt(CONTENTS.size()));
    }

    private static String ssp(String user, String chat, String content) {
        return "{\"userId\":\"" + user + "\",\"chatId\":\"" + chat + "\",\"messages\":[{\"role\":\"user\",\"content\":\"" + content + "\"}]}";
    }
}
