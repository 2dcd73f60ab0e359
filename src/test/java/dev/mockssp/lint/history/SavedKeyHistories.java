package dev.mockssp.lint.history;

import dev.mockssp.core.memory.JsonMaps;
import dev.mockssp.json.Json;
import java.util.HashMap;
import java.util.Map;

/** Histories that are written as JSON and read again between two requests. */
public final class SavedKeyHistories implements KeyHistories {

    private final Map<String, JsonMaps> maps = new HashMap<>();
    private final Map<String, byte[]> traffic = new HashMap<>();
    private final Map<String, KeyHistory> used = new HashMap<>();

    /** @return a history of all keys, of which nothing is kept as objects */
    public static LintHistory history() {
        JsonMaps maps = new JsonMaps();
        return new LintHistory(maps, maps, new SavedKeyHistories());
    }

    @Override
    public KeyHistory of(String keyId) {
        used.forEach((id, history) -> traffic.put(id, Json.write(history.traffic())));
        used.clear();
        byte[] saved = traffic.get(keyId);
        KeyTraffic earlier = saved == null ? KeyTraffic.NONE : Json.MAPPER.readValue(saved, KeyTraffic.class);
        KeyHistory history = new KeyHistory(maps.computeIfAbsent(keyId, id -> new JsonMaps()), earlier);
        used.put(keyId, history);
        return history;
    }

    @Override
    public void forget(String keyId) {
        maps.remove(keyId);
        traffic.remove(keyId);
        used.remove(keyId);
    }

    @Override
    public void clear() {
        maps.clear();
        traffic.clear();
        used.clear();
    }
}
