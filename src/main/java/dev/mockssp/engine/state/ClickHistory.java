package dev.mockssp.engine.state;

import dev.mockssp.core.memory.HeapSize;
import dev.mockssp.core.memory.MapType;
import dev.mockssp.core.memory.ShortId;
import dev.mockssp.core.memory.StateMap;
import dev.mockssp.core.memory.StateMaps;
import java.util.HashSet;
import java.util.Set;

/** The campaigns that each user of a key has clicked, for retargeting. Thread-safe. */
public final class ClickHistory {

    private static final int BYTES_OF_SET = 56;
    private static final int BYTES_IN_SET = 8;

    private record Clicked(Set<String> campaigns) {
        static final Clicked NOTHING = new Clicked(Set.of());

        Clicked {
            campaigns = Set.copyOf(campaigns);
        }

        Clicked with(String campaign) {
            Set<String> more = new HashSet<>(campaigns);
            more.add(campaign);
            return new Clicked(more);
        }

        long bytes(String user) {
            long bytes = HeapSize.MAP_ENTRY + HeapSize.of(user) + BYTES_OF_SET;
            for (String campaign : campaigns) {
                bytes += BYTES_IN_SET + HeapSize.of(campaign);
            }
            return bytes;
        }
    }

    private static final MapType<String, Clicked> BY_USER =
            new MapType<>("clicks", String.class, Clicked.class, (user, clicked) -> clicked.bytes(user));

    private final StateMap<String, Clicked> byUser;

    /** @param maps makes the map of the users */
    public ClickHistory(StateMaps maps) {
        this.byUser = maps.map(BY_USER);
    }

    public synchronized void add(ShortId user, String campaign) {
        Clicked clicked = clicked(user);
        if (!clicked.campaigns().contains(campaign)) {
            byUser.put(user.text(), clicked.with(campaign));
        }
    }

    public Set<String> of(ShortId user) {
        return clicked(user).campaigns();
    }

    private Clicked clicked(ShortId user) {
        return byUser.get(user.text()).orElse(Clicked.NOTHING);
    }

    void clear() {
        byUser.clear();
    }
}
