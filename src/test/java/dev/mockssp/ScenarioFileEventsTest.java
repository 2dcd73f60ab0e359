package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.engine.admin.event.EventBus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients of the event stream are notified when scenario files change on disk. */
class ScenarioFileEventsTest {

    @TempDir
    private Path folder;

    @Test
    void aFileThatIsNewIsAnEvent() throws Exception {
        CountDownLatch ready = new CountDownLatch(1);
        try (MockSsp ssp = MockSsp.start(Settings.of(Option.SCENARIOS, folder.toString()));
                EventBus.Subscription listener = ssp.admin().events().subscribe(ready::countDown)) {
            Files.writeString(
                    folder.resolve("mine.json"), "{\"description\": \"For a test.\", \"steps\": [{\"fill\": {}}]}");
            assertThat(ready.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(listener.take()).contains(new EventBus.Event("state", "{\"changed\":\"scenarios\"}"));
        }
    }
}
