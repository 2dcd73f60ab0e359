import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Compares what clients got with what the journal has, and with what the scenarios and the rate limit promise. */
final class ChaosCheck {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** A slow machine may not get all requests of the busy key through in time, and a 503 changes nothing. */
    private static final double MOST_UNAVAILABLE = 0.25;

    private final List<ChaosLoad.Sent> sent;
    private final List<ChaosJournal.Row> rows;
    private final List<Disturbance> disturbances;
    private final Map<String, ChaosJournal.Row> byChat;
    private final Map<String, List<String>> violations = new LinkedHashMap<>();

    /** @param rows the journal, in its order */
    ChaosCheck(List<ChaosLoad.Sent> sent, List<ChaosJournal.Row> rows, List<Disturbance> disturbances) {
        this.sent = sent;
        this.rows = rows;
        this.disturbances = disturbances;
        this.byChat = rows.stream().collect(Collectors.toMap(ChaosJournal.Row::chat, Function.identity(), (first, second) -> first));
    }

    /** @return for each kind of violation those that were found */
    Map<String, List<String>> violations(Cluster cluster) throws IOException {
        responses();
        ids();
        journal();
        outcomes();
        rateLimit();
        stepCounters(cluster.port());
        replicas(cluster.ports());
        return violations;
    }

    /** @return how many requests without an answer the journal has. It may, if they were under way when a process ended. */
    long unansweredInJournal() {
        return sent.stream().filter(this::isUnansweredInJournal).count();
    }

    private boolean isUnansweredInJournal(ChaosLoad.Sent request) {
        return !request.isAnswered() && byChat.containsKey(request.chat());
    }

    /** @return the requests that got a 503 although no replica was killed and Redis was there: too many of one key at once */
    List<ChaosLoad.Sent> unexplainedUnavailable() {
        return sent.stream()
                .filter(request -> request.status() == ChaosLoad.Sent.UNAVAILABLE && !covered(request, Set.of(Disturbance.Kind.values())))
                .toList();
    }

    private void responses() {
        requests("wrong responses", request -> request.mistake().isPresent(), request -> request.mistake().orElseThrow());
        List<ChaosLoad.Sent> unavailable = unexplainedUnavailable();
        found("responses 503 while no replica was killed and Redis was there, if they are more than 25 % of all",
                unavailable.size() > MOST_UNAVAILABLE * sent.size() ? unavailable.stream().map(ChaosLoad.Sent::toString).toList() : List.of());
        requests("connections closed while no replica was killed",
                request -> request.status() == ChaosLoad.Sent.CLOSED && !covered(request, Set.of(Disturbance.Kind.REPLICA_KILLED)), ChaosLoad.Sent::toString);
    }

    private void ids() {
        Map<String, List<String>> chats = sent.stream()
                .filter(ChaosLoad.Sent::isAnswered)
                .collect(Collectors.groupingBy(ChaosLoad.Sent::id, Collectors.mapping(ChaosLoad.Sent::chat, Collectors.toList())));
        found("request ids that several responses have", chats.entrySet().stream().filter(entry -> entry.getValue().size() > 1).map(Object::toString).toList());
    }

    private boolean covered(ChaosLoad.Sent request, Set<Disturbance.Kind> kinds) {
        return disturbances.stream().anyMatch(disturbance -> kinds.contains(disturbance.kind()) && disturbance.covers(request));
    }

    private void requests(String what, Predicate<ChaosLoad.Sent> isViolation, Function<ChaosLoad.Sent, String> example) {
        found(what, sent.stream().filter(isViolation).map(example).toList());
    }

    private void found(String what, List<String> examples) {
        violations.put(what, examples);
    }

    private void journal() {
        requests("answered requests that the journal lacks", request -> request.isAnswered() && !byChat.containsKey(request.chat()),
                ChaosLoad.Sent::toString);
        requests("requests without an answer in the journal that were not under way when a process ended",
                request -> isUnansweredInJournal(request) && disturbances.stream().noneMatch(disturbance -> disturbance.interrupts(request)),
                request -> request + " and " + byChat.get(request.chat()));
        Map<String, Long> times = rows.stream().collect(Collectors.groupingBy(ChaosJournal.Row::chat, Collectors.counting()));
        found("requests that the journal has twice", times.keySet().stream().filter(chat -> times.get(chat) > 1).toList());
        requests("exchanges whose status or id is not that of the response",
                request -> request.isAnswered() && byChat.containsKey(request.chat()) && !isOf(request, byChat.get(request.chat())),
                request -> request + " and " + byChat.get(request.chat()));
        Set<String> chats = sent.stream().map(ChaosLoad.Sent::chat).collect(Collectors.toSet());
        found("exchanges that no client has sent", rows.stream().filter(row -> !chats.contains(row.chat())).map(ChaosJournal.Row::toString).toList());
        List<String> gaps = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).number() != i + 1) {
                gaps.add("place " + (i + 1) + " has number " + rows.get(i).number());
                break;
            }
        }
        found("gaps in the numbers of the journal", gaps);
    }

    private static boolean isOf(ChaosLoad.Sent request, ChaosJournal.Row row) {
        return row.status() == request.status() && row.id().equals(request.id());
    }

    /** The rows of each key. Requests over the rate limit reach no scenario. */
    private Map<ChaosKey, List<ChaosJournal.Row>> processed() {
        Map<String, ChaosKey> keys = sent.stream().collect(Collectors.toMap(ChaosLoad.Sent::chat, ChaosLoad.Sent::key));
        return rows.stream()
                .filter(row -> keys.containsKey(row.chat()) && row.status() != 429)
                .collect(Collectors.groupingBy(row -> keys.get(row.chat())));
    }

    private void outcomes() {
        List<String> wrong = new ArrayList<>();
        processed().forEach((key, ofKey) -> {
            Map<String, Long> expected = counts(IntStream.range(0, ofKey.size()).mapToObj(key::outcome));
            Map<String, Long> actual = counts(ofKey.stream().map(ChaosJournal.Row::outcome));
            if (!actual.equals(expected)) {
                wrong.add(key + ": " + actual + " instead of " + expected);
            }
        });
        found("keys whose scenario had its steps another number of times", wrong);
    }

    private static Map<String, Long> counts(Stream<String> outcomes) {
        return outcomes.collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }

    private void stepCounters(int port) throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<ChaosKey, List<ChaosJournal.Row>> entry : processed().entrySet()) {
            List<Integer> expected = entry.getKey().reached(entry.getValue().size());
            if (!expected.isEmpty()) {
                JsonNode scenario = JSON.readTree(Http.get(port, "/__admin/scenarios/" + entry.getKey().scenario()).body());
                Map<String, String> reached = new HashMap<>();
                scenario.path("progress").forEach(progress -> reached.put(progress.path("keyId").asString(), progress.path("reached").toString()));
                String actual = reached.get(entry.getValue().get(0).keyId());
                if (!expected.toString().replace(" ", "").equals(actual)) {
                    wrong.add(entry.getKey() + ": " + actual + " instead of " + expected);
                }
            }
        }
        found("keys whose step counters are not the number of requests", wrong);
    }

    private void rateLimit() {
        Set<String> busy = sent.stream().filter(request -> request.key() == ChaosKey.BUSY).map(ChaosLoad.Sent::chat).collect(Collectors.toSet());
        Map<Long, List<ChaosJournal.Row>> seconds = rows.stream()
                .filter(row -> busy.contains(row.chat()))
                .collect(Collectors.groupingBy(row -> row.at().getEpochSecond()));
        List<String> wrong = new ArrayList<>();
        seconds.forEach((second, ofSecond) -> {
            long rejected = ofSecond.stream().filter(row -> row.status() == 429).count();
            long granted = ofSecond.size() - rejected;
            if (granted > ChaosKey.RATE_LIMIT || rejected > 0 && granted < ChaosKey.RATE_LIMIT) {
                wrong.add("second " + second + ": " + granted + " granted, " + rejected + " rejected");
            }
        });
        found("seconds in which the rate limit of a key was another than " + ChaosKey.RATE_LIMIT, wrong);
    }

    private void replicas(List<Integer> ports) throws IOException {
        List<String> wrong = new ArrayList<>();
        List<ChaosJournal.Row> first = ChaosJournal.read(ports.get(0), 0);
        for (int port : ports) {
            List<ChaosJournal.Row> journal = ChaosJournal.read(port, 0);
            if (!journal.equals(first)) {
                wrong.add("port " + port + " has " + journal.size() + " exchanges, port " + ports.get(0) + " " + first.size());
            }
        }
        boolean isLatest = !first.isEmpty() && first.equals(rows.subList(Math.max(0, rows.size() - first.size()), rows.size()));
        if (!isLatest) {
            wrong.add("the " + first.size() + " exchanges of a replica are not the latest of the " + rows.size() + " that were read");
        }
        found("replicas whose journal is another", wrong);
    }
}
