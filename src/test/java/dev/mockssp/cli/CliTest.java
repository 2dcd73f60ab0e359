package dev.mockssp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Config;
import dev.mockssp.config.Option;
import dev.mockssp.core.ConfigurationException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CliTest {

    private record Result(int exitCode, String out, String err) {}

    private final AtomicReference<Config> started = new AtomicReference<>();
    private final Launcher fake = (config, log) -> {
        started.set(config);
        return new FakeMockSsp(config, true);
    };
    private final ScenarioPrinter scenarios = config -> List.of(
            new ScenarioPrinter.Entry("default", "The rules as they are.", "shipped"),
            new ScenarioPrinter.Entry("no-bid", "No ad, whatever is asked.", "shipped"));

    @ParameterizedTest
    @CsvSource({
        "'',7777,default",
        "serve,7777,default",
        "--port 1,1,default",
        "--port=1 --scenario slow,1,slow",
        "serve --port 1,1,default",
        "--port 1 serve --scenario slow,1,slow",
    })
    void servesWithTheOptionsBeforeAndAfterTheCommand(String args, int port, String scenario) {
        Result result = run(fake, Map.of(), words(args));

        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).startsWith("mock-ssp ").contains("http://127.0.0.1:" + port);
        assertThat(started.get().port()).isEqualTo(port);
        assertThat(started.get().scenario()).isEqualTo(scenario);
    }

    @Test
    void aFlagOfTheDefaultsValueWinsOverTheEnvironment() {
        run(fake, Map.of("MOCK_SSP_PORT", "1", "MOCK_SSP_HOST", "::1"), "--port", "7777");

        assertThat(started.get().port()).isEqualTo(7777);
        assertThat(started.get().host()).isEqualTo("::1");
    }

    @Test
    void aRepeatableFlagKeepsAllItsValues() {
        run(fake, Map.of(), "--key", "a=staging", "serve", "--key", "b=production:ad-offset=3", "--seed", "-5");

        assertThat(started.get().keys()).extracting(it -> it.name()).containsExactly("a", "b");
        assertThat(started.get().seed()).hasValue(-5);
    }

    @Test
    void aValueMayBeTheNameOfACommand() {
        run(fake, Map.of(), "--scenarios", "scenarios", "--scenario", "report");

        assertThat(started.get().scenarios()).hasValue(Path.of("scenarios"));
        assertThat(started.get().scenario()).isEqualTo("report");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "--prot 80~unknown option --prot: did you mean --port? (mock-ssp --help lists what there is)",
                "--prot=80~unknown option --prot: did you mean --port? (mock-ssp --help lists what there is)",
                "--zzz~unknown option --zzz (mock-ssp --help lists what there is)",
                "srve~unknown command srve: did you mean serve? (mock-ssp --help lists what there is)",
                "serve now~unexpected now (mock-ssp --help lists what there is)",
                "scenarios --port 1~unknown option --port (mock-ssp --help lists what there is)",
                "--port~--port needs a value: --port PORT",
                "--key --port~--key needs a value: --key NAME=staging|production",
                "--port 1 --port 1~--port is given more than once; expected only once",
                "--port 1 serve --port 1~--port is given 2 times; expected only once",
                "--port x~--port: \"x\" is not valid; expected a whole number from 0 to 65535",
                "--config @nowhere~--config: \"@nowhere\" does not exist; expected an existing path",
            })
    void aMistakeIsOneLineAndExitCode2(String args, String message) {
        assertThat(run(fake, Map.of(), words(args))).isEqualTo(new Result(2, "", "mock-ssp: " + message + "\n"));
        assertThat(started).hasNullValue();
    }

    @Test
    void aMistakeThatTheLauncherFindsIsExitCode2() {
        Launcher launcher = (config, log) -> {
            throw new ConfigurationException("no scenario \"slwo\"");
        };
        assertThat(run(launcher, Map.of())).isEqualTo(new Result(2, "", "mock-ssp: no scenario \"slwo\"\n"));
    }

    @Test
    void aTakenPortIsExitCode1() {
        String message = "mock-ssp: port 7777 on 127.0.0.1 is taken:"
                + " stop the other server or choose another with --port (0 picks a free one)\n";
        BindException taken = new BindException("Address already in use");

        assertThat(run(failing(taken), Map.of())).isEqualTo(new Result(1, "", message));
        assertThat(run(failing(new IOException("Failed to bind", taken)), Map.of()))
                .isEqualTo(new Result(1, "", message));
    }

    @Test
    void anotherFailureIsOneLineAndExitCode1() {
        assertThat(run(failing(new BindException("Cannot assign requested address")), Map.of(), "--host", "192.0.2.1"))
                .isEqualTo(new Result(
                        1, "", "mock-ssp: cannot listen on port 7777 on 192.0.2.1: Cannot assign requested address\n"));
        assertThat(run(failing(new IOException("cannot listen on nohost.invalid:7777: no such host")), Map.of()))
                .isEqualTo(new Result(1, "", "mock-ssp: cannot listen on nohost.invalid:7777: no such host\n"));
        assertThat(run(failing(new NoSuchFileException("/nowhere")), Map.of()))
                .isEqualTo(new Result(1, "", "mock-ssp: /nowhere: it does not exist\n"));
        Launcher broken = (config, log) -> {
            throw new IllegalStateException("two\nlines");
        };
        assertThat(run(broken, Map.of()))
                .isEqualTo(new Result(1, "", "mock-ssp: cannot start on port 7777 on 127.0.0.1: two lines\n"));
    }

    @Test
    void aWarningGoesToStandardErrorAndStopsNothing() {
        Result result = run(fake, Map.of("MOCK_SSP_PROT", "1"));

        assertThat(result.exitCode()).isZero();
        assertThat(result.err())
                .isEqualTo("mock-ssp: the environment variable MOCK_SSP_PROT is not an option and is ignored"
                        + " (did you mean MOCK_SSP_PORT?)\n");
    }

    @Test
    void aLogOfJsonLinesIsNotMixedWithTheBanner() {
        Result result = run(fake, Map.of("MOCK_SSP_LOG", "json"));

        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("http://127.0.0.1:7777");
    }

    @Test
    void listsTheScenarios() {
        assertThat(run(fake, Map.of(), "scenarios"))
                .isEqualTo(new Result(0, "default  The rules as they are.\nno-bid   No ad, whatever is asked.\n", ""));
        assertThat(started).hasNullValue();
    }

    @Test
    void helpListsEveryOptionWithItsDefault() {
        Result result = run(fake, Map.of(), "--help");

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("mock-ssp scenarios", "MOCK_SSP_RATE_LIMIT");
        String oneLine = result.out().replaceAll("\\s+", " ");
        assertThat(Option.all()).allSatisfy(option -> {
            assertThat(oneLine).contains(option.flag() + "=" + option.label() + " ");
            option.initial().ifPresent(value -> assertThat(oneLine).contains("[" + value + "]"));
        });
    }

    @Test
    void helpOfACommandShowsItsOptionsOnly() {
        assertThat(run(fake, Map.of(), "serve", "--help").out()).contains("--port");
        assertThat(run(fake, Map.of(), "scenarios", "-h").out())
                .contains("--scenarios")
                .doesNotContain("--port");
    }

    @Test
    void tellsItsVersion() {
        assertThat(run(fake, Map.of(), "--version")).isEqualTo(new Result(0, "mock-ssp (development)\n", ""));
    }

    private static Launcher failing(IOException e) {
        return (config, log) -> {
            throw e;
        };
    }

    private Result run(Launcher launcher, Map<String, String> environment, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = new Cli(launcher, scenarios).run(args, environment, stream(out), stream(err));
        return new Result(exitCode, text(out), text(err));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    private static String[] words(String args) {
        return args.isEmpty() ? new String[0] : args.split(" ");
    }
}
