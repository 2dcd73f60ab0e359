package dev.mockssp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.LauncherConstants;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherFactory;

class MissingProgramListenerTest {

    static class SkippedAsAWhole {
        @BeforeAll
        static void needsBoth() {
            Tools.stop(Map.of("fish", "apt-get install fish", "chips", "npm install chips"), false);
        }

        @Test
        void neverRuns() {
            throw new AssertionError("the class is skipped");
        }
    }

    static class SkippedInPart {
        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        void needsFish(int number) {
            Tools.stop(Map.of("fish", "apt-get install fish"), false);
        }

        @Test
        void isSkippedForAnotherReason() {
            Assumptions.abort("it is Sunday");
        }

        @Test
        void passes() {}
    }

    @Test
    void eachMissingProgramGetsOneLine() {
        assertThat(printed(SkippedAsAWhole.class, SkippedInPart.class))
                .containsExactly(
                        "[WARNING] Missing program: chips. Skipped tests are in: MissingProgramListenerTest."
                                + " To get it: npm install chips",
                        "[WARNING] Missing program: fish. Skipped tests are in: MissingProgramListenerTest."
                                + " To get it: apt-get install fish");
    }

    @Test
    void withoutAMissingProgramNothingIsPrinted() {
        assertThat(printed(ToolsTest.class)).isEmpty();
    }

    @Test
    void theTestsOfTheBuildUseIt() {
        assertThat(ServiceLoader.load(TestExecutionListener.class))
                .hasAtLeastOneElementOfType(MissingProgramListener.class);
    }

    private static Iterable<String> printed(Class<?>... classes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        LauncherConfig config = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .addTestExecutionListeners(new MissingProgramListener(new PrintStream(out, true, UTF_8)))
                .build();
        var request = request().configurationParameter(LauncherConstants.CAPTURE_STDOUT_PROPERTY_NAME, "false");
        for (Class<?> one : classes) {
            request.selectors(selectClass(one));
        }
        LauncherFactory.create(config).execute(request.build());
        return out.toString(UTF_8).lines().toList();
    }
}
