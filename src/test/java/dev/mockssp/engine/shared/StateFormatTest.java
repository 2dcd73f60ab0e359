package dev.mockssp.engine.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.core.memory.MapType;
import dev.mockssp.core.memory.StateMap;
import dev.mockssp.core.memory.StateMaps;
import dev.mockssp.engine.state.HistoryChange;
import dev.mockssp.engine.state.KeyRecord;
import dev.mockssp.engine.state.KeyState;
import dev.mockssp.engine.state.Setting;
import dev.mockssp.journal.Exchange;
import dev.mockssp.lint.history.KeyHistories;
import dev.mockssp.lint.history.KeyHistory;
import dev.mockssp.lint.history.KeyTraffic;
import dev.mockssp.lint.history.LintHistory;
import dev.mockssp.lint.rule.SuppressedFindings;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Replicas of different versions must not misread each other's state: what they write is compared with a file. */
class StateFormatTest {

    private final Map<String, String> types = new TreeMap<>();

    /** Notes what the maps contain. */
    private final class NotedMaps implements StateMaps {
        @Override
        public <K, V> StateMap<K, V> map(MapType<K, V> type) {
            types.put("map " + type.name(), type.keyType().getSimpleName() + " to " + name(type.valueType()));
            return null;
        }
    }

    @Test
    void theFormatIsThatOfItsVersion() throws IOException {
        NotedMaps maps = new NotedMaps();
        var key = new KeyState("id", KeyRecord.of("name"), maps);
        var history = new LintHistory(maps, maps, new NoKeyHistories());
        var ofKey = new KeyHistory(maps, KeyTraffic.NONE);
        var suppressed = new SuppressedFindings(maps);
        assertThat(Stream.of(key, history, ofKey, suppressed)).doesNotContainNull();
        Stream.of(KeyRecord.class, KeyTraffic.class, Setting.class, Exchange.class)
                .forEach(this::name);
        Arrays.stream(HistoryChange.class.getPermittedSubclasses()).forEach(this::name);

        String actual = types.entrySet().stream()
                .map(type -> type.getKey() + ": " + type.getValue() + "\n")
                .collect(Collectors.joining("", "format " + StateFormat.VERSION + "\n", ""));
        try (InputStream file = StateFormatTest.class.getResourceAsStream("state-format.txt")) {
            assertThat(actual)
                    .as("the shared state has another format: raise StateFormat.VERSION and renew state-format.txt")
                    .isEqualTo(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static final class NoKeyHistories implements KeyHistories {
        @Override
        public KeyHistory of(String keyId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void forget(String keyId) {}

        @Override
        public void clear() {}
    }

    /** The name of a type, whose parts are noted. */
    private String name(Type type) {
        if (type instanceof ParameterizedType generic) {
            return name(generic.getRawType())
                    + Arrays.stream(generic.getActualTypeArguments())
                            .map(this::name)
                            .collect(Collectors.joining(", ", "<", ">"));
        }
        Class<?> known = (Class<?>) type;
        String name = known.getName().startsWith("dev.mockssp.")
                ? known.getName().replaceAll(".*\\.", "")
                : known.getSimpleName();
        if (known.isRecord() && !types.containsKey(name)) {
            types.put(name, "");
            types.put(name, parts(known));
        } else if (known.isEnum()) {
            types.put(name, Arrays.toString(known.getEnumConstants()));
        }
        return name;
    }

    private String parts(Class<?> record) {
        return Arrays.stream(record.getRecordComponents()).map(this::part).collect(Collectors.joining(", "));
    }

    private String part(RecordComponent component) {
        return component.getName() + " " + name(component.getGenericType());
    }
}
