package dev.mockssp.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.JavaCommand;
import dev.mockssp.MockSsp;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ShutdownHookTest {

    /** The program of the child process: prints when the hook has closed the server. */
    static final class Child {
        private Child() {}

        public static void main(String[] args) throws InterruptedException {
            MockSsp ssp = MockSsp.start();
            ShutdownHook signal = ShutdownHook.install(() -> {
                ssp.close();
                System.out.println("closed");
            });
            System.out.println("listening");
            ssp.awaitClose();
            signal.close();
        }
    }

    @Test
    void aSignalClosesTheServerAndEndsTheProcess() throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        JavaCommand.java("-cp", System.getProperty("java.class.path"), Child.class.getName()))
                .redirectErrorStream(true)
                .start();
        try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
            String line = out.readLine();
            while (line != null && !line.equals("listening")) {
                line = out.readLine();
            }
            assertThat(line).isNotNull();

            // Process.destroy would close the stream as well.
            assertThat(child.toHandle().destroy()).isTrue();

            assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(out.lines()).contains("closed");
            assertThat(child.exitValue()).isEqualTo(143);
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void aServerThatWasStoppedInAnotherWayLeavesNoHook() {
        AtomicReference<Thread> hook = new AtomicReference<>();
        AtomicBoolean stopped = new AtomicBoolean();
        try (ShutdownHook signal = ShutdownHook.install(() -> stopped.set(true))) {
            hook.set(signal.hook());
        }
        assertThat(stopped).isFalse();
        assertThat(Runtime.getRuntime().removeShutdownHook(hook.get())).isFalse();
    }
}
