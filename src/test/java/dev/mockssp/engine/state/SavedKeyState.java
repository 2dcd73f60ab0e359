package dev.mockssp.engine.state;

import dev.mockssp.core.memory.JsonMaps;
import dev.mockssp.json.Json;
import java.util.function.Function;

/** The state of a key that is read as JSON before each use, and written after it. */
public final class SavedKeyState {

    private final String id;
    private final JsonMaps maps = new JsonMaps();
    private byte[] remembered;

    public SavedKeyState(String keyName) {
        this.id = KeyStateStore.idOf(keyName);
        save(KeyRecord.of(keyName));
    }

    public KeyState load() {
        return new KeyState(id, Json.MAPPER.readValue(remembered, KeyRecord.class), maps);
    }

    public void save(KeyRecord changed) {
        remembered = Json.write(changed);
    }

    public <T> T use(Function<KeyState, T> action) {
        KeyState state = load();
        T result = action.apply(state);
        save(state.remembered());
        return result;
    }
}
