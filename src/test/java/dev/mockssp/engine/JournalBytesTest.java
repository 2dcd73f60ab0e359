package dev.mockssp.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Config;
import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.journal.store.InMemoryJournal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many bytes of exchanges a server keeps. */
class JournalBytesTest {

    @ParameterizedTest
    @CsvSource({"48, 12", "96, 24", "256, 64", "8192, 64"})
    void aReplicaKeepsAQuarterOfItsHeapAtMost64MiB(long heapMebibytes, long mebibytes) {
        Config config = Settings.of(Option.STATE, "redis://127.0.0.1:6379").config();
        assertThat(Components.journalBytes(config, heapMebibytes << 20)).isEqualTo(mebibytes << 20);
    }

    @ParameterizedTest
    @CsvSource({"48", "8192"})
    void aServerOnItsOwnKeepsTheSameWithEachHeap(long heapMebibytes) {
        Config config = Settings.of(Option.LOG, "off").config();
        assertThat(Components.journalBytes(config, heapMebibytes << 20)).isEqualTo(InMemoryJournal.MAX_BYTES);
    }
}
