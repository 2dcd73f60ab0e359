package dev.mockssp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Config;
import dev.mockssp.config.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ShutdownHookTest {

    /** What the child process runs: a double that tells when it is closed. */
    static final class Child {
        private Child() {}

        public static void main(String[] args) {
            Launcher launcher = (config, log) -> new Telling(new FakeMockSsp(config, false));
            System.exit(new Cli(launcher, config -> List.of()).run(args, Map.of(), System.out, System.err));
        }
    }

    /** Says when it is closed. */
    private record Telling(FakeMockSsp inner) implements Running {
        @Override
        public String httpsUrl() {
            return inner.httpsUrl();
        }

        @Override
        public String url() {
            return inner.url();
        }

        @Override
        public ScenarioPrinter.Entry scenario() {
            return inner.scenario();
        }

        @Override
        public long seed() {
            return inner.seed();
        }

        @Override
        public void awaitStop() throws InterruptedException {
            inner.awaitStop();
        }

        @Override
        public void close() {
            inner.close();
            System.out.println("closed");
        }
    }

    @Test
    void aSignalClosesTheDoubleAndEndsTheProcess() throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process child = new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
            String line = out.readLine();
            while (line != null && !line.startsWith("curl")) {
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
    void aDoubleThatWasStoppedInAnotherWayLeavesNoHook() {
        Config config = Settings.none().config();
        AtomicReference<Thread> hook = new AtomicReference<>();
        try (FakeMockSsp running = new FakeMockSsp(config, false);
                ShutdownHook signal = ShutdownHook.install(running)) {
            hook.set(signal.hook());
            assertThat(running.isStopped()).isFalse();
        }
        assertThat(Runtime.getRuntime().removeShutdownHook(hook.get())).isFalse();
    }
}
