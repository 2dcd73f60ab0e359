package dev.mockssp.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mockssp.cli.command.CliException;
import dev.mockssp.config.Config;
import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.scenario.library.ScenarioLibrary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CliTest {

    private record Result(int exitCode, String out, String err) {}

    private static final String ELSEWHERE =
            " stop the other server or choose another with --port (0 picks a free one)\n";

    @ParameterizedTest
    @CsvSource({
        "--port 0,default",
        "serve --port 0,default",
        "--port=0 --scenario slow,slow",
        "--port 0 serve --scenario slow,slow",
    })
    void servesWithTheOptionsBeforeAndAfterTheCommand(String args, String scenario) throws Exception {
        RunningCli cli = RunningCli.start(Map.of(), words(args));

        String url = cli.out()
                .lines()
                .filter(line -> line.startsWith("  URL"))
                .map(line -> line.replace("  URL        ", ""))
                .findFirst()
                .orElseThrow();
        assertThat(status(url + "/livez")).isEqualTo(200);
        assertThat(cli.out()).startsWith("mock-ssp ").contains("  Scenario   " + scenario + ": ");
        assertThat(cli.stop()).isZero();
        assertThat(cli.err()).isEmpty();
        assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> status(url + "/livez"));
    }

    @Test
    void withoutArgumentsTheDefaultsAreServed() {
        assertThat(config(Map.of())).isEqualTo(Settings.none().config());
        assertThat(config(Map.of(), "serve").port()).isEqualTo(7777);
    }

    @Test
    void aFlagOfTheDefaultsValueWinsOverTheEnvironment() {
        Config config = config(Map.of("MOCK_SSP_PORT", "1", "MOCK_SSP_HOST", "::1"), "--port", "7777");

        assertThat(config.port()).isEqualTo(7777);
        assertThat(config.host()).isEqualTo("::1");
    }

    @Test
    void aRepeatableFlagKeepsAllItsValues() {
        Config config =
                config(Map.of(), "--key", "a=staging", "serve", "--key", "b=production:ad-offset=3", "--seed", "-5");

        assertThat(config.keys()).extracting(it -> it.name()).containsExactly("a", "b");
        assertThat(config.seed()).hasValue(-5);
    }

    @Test
    void theScenariosAreListedAsJsonToo() {
        Result listed = run(Map.of(), "scenarios", "--format", "json");

        assertThat(listed.exitCode()).isZero();
        assertThat(listed.out())
                .startsWith("[ {")
                .contains("\"name\" : \"no-bid\"", "\"origin\" : \"built-in\"", "\"revision\" : \"2026\"");
        assertThat(run(Map.of(), "scenarios", "--format", "xml").err()).contains("allowed is one of text, json");
        assertThat(run(Map.of(), "scenarios", "--json").err())
                .contains("unknown option --json: did you mean --format json?");
    }

    @Test
    void aValueMayBeTheNameOfACommand() {
        Config config = config(Map.of(), "--scenarios", "scenarios", "--scenario", "report");

        assertThat(config.scenarios()).hasValue(Path.of("scenarios"));
        assertThat(config.scenario()).isEqualTo("report");
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
                "help reprot~help: unknown command reprot: did you mean report? (mock-ssp --help lists what there is)",
                "help report now~help: unexpected now (mock-ssp --help lists what there is)",
                "version now~unexpected now (mock-ssp --help lists what there is)",
                "scenarios --port 1~unknown option --port (mock-ssp --help lists what there is)",
                "--port~--port needs a value: --port PORT",
                "--key --port~--key needs a value: --key NAME=staging|production",
                "--port 1 --port 1~--port is given more than once; expected only once",
                "--port 1 serve --port 1~--port is given 2 times; expected only once",
                "--port x~--port: \"x\" is not valid; expected a whole number from 0 to 65535",
                "--config @nowhere~--config: \"@nowhere\" does not exist; expected an existing path",
            })
    void aMistakeIsOneLineAndExitCode2(String args, String message) {
        assertThat(run(Map.of(), words(args))).isEqualTo(new Result(2, "", "mock-ssp: " + message + "\n"));
    }

    @Test
    void anUnknownScenarioIsExitCode2() {
        Result result = run(Map.of(), "--port", "0", "--scenario", "slwo");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .startsWith("mock-ssp: --scenario: ")
                .contains("slwo", "slow")
                .hasLineCount(1);
    }

    @Test
    void aTakenPortIsExitCode1() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = other.getLocalPort();
            assertThat(run(Map.of(), "--port", Integer.toString(port)))
                    .isEqualTo(new Result(1, "", "mock-ssp: port " + port + " on 127.0.0.1 is taken:" + ELSEWHERE));
        }
        BindException taken = new BindException("Address already in use");
        assertThat(failure(new IOException("Failed to bind", taken), "--port", "7777"))
                .isEqualTo("mock-ssp: port 7777 on 127.0.0.1 is taken:" + ELSEWHERE);
    }

    @Test
    void anotherFailureIsOneLine() {
        assertThat(failure(new BindException("Cannot assign requested address"), "--host", "192.0.2.1"))
                .isEqualTo("mock-ssp: cannot listen on port 7777 on 192.0.2.1: Cannot assign requested address\n");
        assertThat(failure(new IOException("cannot listen on nohost.invalid:7777: no such host")))
                .isEqualTo("mock-ssp: cannot listen on nohost.invalid:7777: no such host\n");
        assertThat(failure(new NoSuchFileException("/nowhere"))).isEqualTo("mock-ssp: /nowhere: it does not exist\n");
        assertThat(failure(new IllegalStateException("two\nlines")))
                .isEqualTo("mock-ssp: cannot start on port 7777 on 127.0.0.1: two lines\n");
    }

    @Test
    void aWarningGoesToStandardErrorAndStopsNothing() throws Exception {
        RunningCli cli = RunningCli.start(Map.of("MOCK_SSP_PROT", "1"), "--port", "0");

        assertThat(cli.stop()).isZero();
        assertThat(cli.err())
                .isEqualTo("mock-ssp: the environment variable MOCK_SSP_PROT is not an option and is ignored"
                        + " (did you mean MOCK_SSP_PORT?)\n");
    }

    @Test
    void aLogOfJsonLinesIsNotMixedWithTheBanner() throws Exception {
        RunningCli cli = RunningCli.start(Map.of("MOCK_SSP_LOG", "json"), "--port", "0");

        assertThat(cli.stop()).isZero();
        assertThat(cli.out()).isEmpty();
        assertThat(cli.err()).contains("http://127.0.0.1:");
    }

    @Test
    void listsTheScenarios(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("my-own-scenario-with-a-long-name.json"),
                "{\"description\": \"Mine.\", \"steps\": [{\"fail\": {\"status\": 418}}]}");
        Result result = run(Map.of(), "scenarios", "--scenarios", folder.toString());

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEmpty();
        String description = new ScenarioLibrary(DocumentReader::builtInScenario)
                .find("default")
                .orElseThrow()
                .description();
        assertThat(result.out().lines())
                .contains("my-own-scenario-with-a-long-name  Mine.", "default                           " + description)
                .allMatch(line -> line.charAt(34) != ' ' && line.startsWith("  ", 32));
    }

    @Test
    void helpListsEveryOptionWithItsDefault() {
        Result result = run(Map.of(), "--help");

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("mock-ssp scenarios", "MOCK_SSP_RATE_LIMIT");
        String oneLine = result.out().replaceAll("\\s+", " ");
        assertThat(Option.all()).allSatisfy(option -> {
            assertThat(oneLine).contains(option.flag() + "=" + option.placeholder() + " ");
            option.defaultValue().ifPresent(value -> assertThat(oneLine).contains("[" + value + "]"));
        });
    }

    @Test
    void helpOfACommandShowsItsOptionsOnly() {
        assertThat(run(Map.of(), "serve", "--help").out()).contains("--port");
        assertThat(run(Map.of(), "scenarios", "-h").out())
                .contains("--scenarios")
                .doesNotContain("--port");
    }

    @ParameterizedTest
    @CsvSource({"help,--help", "help report,report --help", "help pact,pact -h", "help pact write,pact write --help"})
    void helpIsACommandToo(String command, String flags) {
        Result result = run(Map.of(), words(command));

        assertThat(result).isEqualTo(run(Map.of(), words(flags)));
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("Usage: mock-ssp");
    }

    @ParameterizedTest
    @CsvSource({"--version", "-V", "version"})
    void tellsItsVersion(String argument) {
        assertThat(run(Map.of(), argument)).isEqualTo(new Result(0, "mock-ssp (development)\n", ""));
    }

    private static Config config(Map<String, String> environment, String... args) {
        return RunningCli.config(environment, args);
    }

    /** What is printed if the start throws. */
    private static String failure(Exception cause, String... args) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        CliException failure = CliException.ofStart(config(Map.of(), args), cause);
        assertThat(Cli.printError(stream(err), failure.getMessage(), failure.exitCode()))
                .isEqualTo(1);
        return text(err);
    }

    private static int status(String url) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url).toURL().openConnection();
        try {
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }

    private static Result run(Map<String, String> environment, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = new Cli().run(args, environment, stream(out), stream(err));
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
