import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Reads the journal while it grows, through any replica, because it keeps only the latest 10 MiB. */
final class ChaosJournal {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MILLIS_BETWEEN = 500;
    private static final long LONGEST_READ = 30_000_000_000L;

    private final int port;
    private final List<Row> rows = new ArrayList<>();
    private long latest;
    private volatile boolean isOver;

    /**
     * An exchange as the journal lists it.
     *
     * @param number its place in the journal
     */
    record Row(long number, String id, String chat, String keyId, String outcome, int status, Instant at) {

        static Row of(JsonNode json) {
            JsonNode client = json.path("client");
            return new Row(json.path("number").asLong(), json.path("id").asString(), client.path("chatId").asString(""),
                    client.path("keyId").asString(""), json.path("outcome").asString(), json.path("status").asInt(),
                    Instant.parse(json.path("at").asString()));
        }
    }

    ChaosJournal(int port) {
        this.port = port;
    }

    /** Reads until {@link #stop}. */
    void follow() {
        try {
            while (!isOver) {
                readOn();
                Thread.sleep(MILLIS_BETWEEN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return false if the journal cannot be read now */
    private synchronized boolean readOn() {
        try {
            for (Row row : read(port, latest)) {
                rows.add(row);
                latest = row.number();
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    void stop() {
        isOver = true;
    }

    /** @return every exchange, once all replicas are ready */
    synchronized List<Row> end() throws InterruptedException {
        for (long begun = System.nanoTime(); !readOn(); Thread.sleep(MILLIS_BETWEEN)) {
            if (System.nanoTime() - begun > LONGEST_READ) {
                throw new IllegalStateException("the journal cannot be read although all replicas are ready");
            }
        }
        return rows;
    }

    /** @return what one replica has in its journal, after the exchange with a number */
    static List<Row> read(int port, long after) throws IOException {
        Http.Response response = Http.get(port, "/__admin/summaries?after=" + after);
        if (response.status() != 200) {
            throw new IOException("status " + response.status());
        }
        List<Row> rows = new ArrayList<>();
        try {
            JSON.readTree(response.body()).path("summaries").forEach(json -> rows.add(Row.of(json)));
        } catch (JacksonException e) {
            throw new IOException("the replica ended within its response", e);
        }
        return rows;
    }
}
