package dev.mockssp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.mockssp.cli.Cli;
import dev.mockssp.cli.RunningCli;
import dev.mockssp.config.Option;
import dev.mockssp.drift.Sleeper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each command of a page is executed: here, by {@code .ci/run} or by another test. A list has the others, with the reason. */
class PageCommandsTest {

    private static final String URL = "http://127.0.0.1:7777";
    private static final String JAR = "java -jar target/mock-ssp.jar";
    private static final Pattern READ_BY_CI = Pattern.compile("commands (\\S+\\.md) '([^']+)'");
    private static final Pattern TEST_CLASS = Pattern.compile("\\b[A-Z]\\w+(Test|IT)\\b");
    private static final Pattern FLAG = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");
    private static final Pattern VARIABLE = Pattern.compile("MOCK_SSP_[A-Z_]*[A-Z]");

    /** Commands that neither this class nor {@code .ci/run} reads from the page: the test that has them, or the reason. */
    private static final Map<String, String> ELSEWHERE = elsewhere();

    /** Flags of Docker, Node, npm and openapi-generator, and of Pact's tools. */
    private static final Set<String> FLAGS_OF_OTHERS =
            Set.of(("--help --version --rm --name --wait --test --prefix --additional-properties --name-mappings "
                            + "--file --hostname --header --transport --state-change-url --state-change-teardown "
                            + "--enable-pending --filter-consumer --filter-description --consumer-version-selectors "
                            + "--provider-name --provider-branch --provider-version --provider-state-header-name --publish "
                            + "--pacticipant --to-environment --health-start-interval --read-only --cap-drop "
                            + "--fail-with-body --data-urlencode --connect-to --resolve --cacert --host-resolver-rules --ignore-certificate-errors "
                            + "--appendonly --appendfsync --maxmemory --maxmemory-policy --namespace "
                            + "--omit --no-optional --import --test-global-setup --require --bind --cert-file --key-file")
                    .split(" "));

    private final MockSsp ssp = MockSsp.start();

    @TempDir
    Path folder;

    private static Map<String, String> elsewhere() {
        Map<String, String> reasons = new LinkedHashMap<>();
        reasons.put("npm (test|run verify) --prefix docs/examples/pact-js", "ExamplePactsIT runs both scripts.");
        reasons.put(
                "npm install --prefix docs/examples/pact-js",
                ".ci/pact-js installs the package from the sources, too.");
        reasons.put("\\S+/pact verifier --file .*", "ExamplePactsIT verifies this pact with these flags.");
        reasons.put("\\S+/pact verifier .* --enable-pending.*", "BrokeredPactsIT reads both commands from the page.");
        reasons.put("\\S+/pact stub .*", "StubbedPactsIT starts the stub server with these flags.");
        reasons.put(JAR + " pact publish .*", "It needs a broker; BrokeredPactsIT and PactPublishCommandTest publish.");
        reasons.put("export PACT_BROKER_BASE_URL=.*", "BrokeredPactsIT sets both variables.");
        reasons.put(
                "npm install -D .*|npx mock-ssp.*|src/npm/build", ".ci/npm builds, installs and runs the packages.");
        reasons.put("NODE_OPTIONS=.*", "The test interception.test.mjs of the package starts Node with this option.");
        reasons.put("mvn package -Dquick", "It is the first half of the quick start of the README.");
        reasons.put("mvn -B verify -Plong", ".ci/run adds -Plong to the command of the README.");
        reasons.put("mvn -B test( -Dtest=ReadmeTest)?", "It is a part of mvn -B verify.");
        reasons.put("mvn -B spotless:apply", "It changes the sources; mvn -B verify checks the format.");
        reasons.put("curl -sS --cacert .*", "TlsClientsIT sends requests with curl and the CA.");
        reasons.put("NODE_EXTRA_CA_CERTS=ca.pem node .*", "TlsClientsIT starts Node with the CA and the look-up.");
        reasons.put("python3 -m http.server .*", "BrowserExampleTest serves the folder.");
        reasons.put("export MOCK_SSP_ADMIN_TOKEN=.*", "AdminTokenClientsTest sets this variable.");
        reasons.put("redis-server .*", ".ci/replicas starts Redis with these settings, and replicas with its URL.");
        reasons.put("kubectl .*", "It needs a cluster; .ci/kubernetes-check checks the files.");
        reasons.put("mkcert .*", "It installs a CA on this machine.");
        reasons.put("claude mcp add .*", "It configures a program of others; McpNodeTest uses the same URL.");
        reasons.put(JAR + " --tls-port \\d+ --tls-cert .*", "TlsTest starts a server with these options.");
        reasons.put("alias mock-ssp=.*|source <.*", "CompletionCommandTest loads the script in both shells.");
        reasons.put("keytool .*|java -Djavax.net.ssl.trustStore.*", "TlsClientsIT starts Java with a trust store.");
        reasons.put("echo .*|unshare .*|sudo sysctl .*", "They change the names or the ports of this machine.");
        reasons.put("export JAVA(17)?_HOME=…|src/bench/(run|image) .*", "The benchmark needs an idle machine.");
        reasons.put(
                "java -XX:StartFlightRecording.*|jfr view .*", "It is for a person who looks for time that is lost.");
        return reasons;
    }

    private static List<Markdown.Command> commands(Predicate<String> wanted) throws IOException {
        return Markdown.pages().stream()
                .flatMap(page -> page.commands().stream())
                .filter(command -> wanted.test(command.line()))
                .toList();
    }

    static List<Markdown.Command> requests() throws IOException {
        return commands(line -> line.startsWith("curl ") && line.contains(URL));
    }

    static List<Markdown.Command> starts() throws IOException {
        return commands(line -> line.matches(JAR + "( --.*)?") && !line.contains("--tls-cert"));
    }

    static List<Markdown.Command> subcommands() throws IOException {
        return commands(line -> line.matches(JAR + " (validate|report|migrate|drift|pact write) .*"));
    }

    @BeforeEach
    void recordAnExchange() {
        new Client(ssp).bid("staging-pages", Client.SHOES);
    }

    @AfterEach
    void stop() {
        ssp.close();
    }

    @Test
    void everyOtherCommandIsReadByTheCiOrListed() throws IOException {
        Set<String> run = readByCi();
        List<Markdown.Command> here = Stream.of(requests(), starts(), subcommands())
                .flatMap(List::stream)
                .toList();
        List<Markdown.Command> others = commands(line -> true).stream()
                .filter(command -> !here.contains(command))
                .filter(command -> !run.contains(command.line()))
                .filter(command -> !command.file().endsWith("CLIENTS.md"))
                .toList();

        assertThat(others)
                .allSatisfy(command ->
                        assertThat(ELSEWHERE.keySet()).as(command.toString()).anyMatch(command.line()::matches));
        assertThat(ELSEWHERE.keySet())
                .allSatisfy(pattern ->
                        assertThat(others).anyMatch(command -> command.line().matches(pattern)));
        assertThat(Files.readString(Path.of(".ci/generated-clients"))).contains("docs/CLIENTS.md");
    }

    /** The commands of the sections that {@code .ci/run} reads. */
    private static Set<String> readByCi() throws IOException {
        Map<String, List<String>> sections = commands(line -> true).stream()
                .collect(Collectors.groupingBy(
                        command -> command.file() + " " + command.heading(),
                        Collectors.mapping(Markdown.Command::line, Collectors.toList())));
        Set<String> read = READ_BY_CI
                .matcher(Files.readString(Path.of(".ci/run")))
                .results()
                .map(match -> match.group(1) + " " + match.group(2))
                .collect(Collectors.toSet());
        assertThat(read).hasSizeGreaterThan(4).isSubsetOf(sections.keySet());
        return read.stream().map(sections::get).flatMap(List::stream).collect(Collectors.toSet());
    }

    @Test
    void theTestsOfTheListExist() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).toList();
            for (String reason : ELSEWHERE.values()) {
                assertThat(PagesTest.found(TEST_CLASS, reason))
                        .allSatisfy(name -> assertThat(names).contains(name + ".java"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("requests")
    void everyRequestSucceeds(Markdown.Command command) throws Exception {
        Tools.require(Map.of("curl", "curl", "bash", "bash"));
        String line = command.line().replace("curl -sS", "curl -fsS").replace(URL, ssp.baseUrl());
        assertThat(line).contains(ssp.baseUrl());
        Process process = new ProcessBuilder("bash", "-c", line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
    }

    @ParameterizedTest
    @MethodSource("starts")
    void everyStartHasOptionsThatAreRead(Markdown.Command command) {
        assertThatCode(() -> RunningCli.config(Map.of(), arguments(command.line())))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("subcommands")
    void everySubcommandSucceeds(Markdown.Command command) throws IOException {
        Path baseline = Files.writeString(folder.resolve("baseline.json"), "{\"version\": 1, \"findings\": []}");
        Path recording = folder.resolve("run.jsonl");
        Files.write(recording, new Client(ssp).get("/__admin/requests.jsonl").body());
        String line = command.line()
                .replace("target/run.jsonl", recording.toString())
                .replace(URL, ssp.baseUrl())
                .replace("https://ssp.example", ssp.baseUrl())
                .replace("YOUR-STAGING-KEY", "staging-pages")
                .replace("target/pacts", folder.toString())
                .replace("target/baseline.json", baseline.toString());
        boolean report = line.startsWith(JAR + " report") && !line.contains("--url");
        String[] args = arguments(report ? line + " --url " + ssp.baseUrl() : line);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(cli().run(args, Map.of(), stream(out), stream(out)))
                .as(out.toString(UTF_8))
                .isZero();
    }

    @Test
    void everyFlagAndVariableExists() throws IOException {
        String help =
                help("report") + help("migrate") + help("drift") + help("pact", "write") + help("pact", "publish");
        Set<String> flags = PagesTest.found(FLAG, help);
        Set<String> variables = PagesTest.found(VARIABLE, help);
        variables.add("MOCK_SSP_URL"); // of the examples in JavaScript and Python
        variables.add("MOCK_SSP_JAVA"); // of the program in npm
        Option.all().forEach(option -> {
            flags.add(option.flag());
            variables.add(option.variable());
        });
        flags.addAll(FLAGS_OF_OTHERS);
        flags.addAll(PagesTest.found(FLAG, Files.readString(Path.of("src/bench/run"))));
        for (Markdown page : Markdown.pages()) {
            assertThat(PagesTest.found(FLAG, page.text()))
                    .as(page.file().toString())
                    .isSubsetOf(flags);
            assertThat(PagesTest.found(VARIABLE, page.text()))
                    .as(page.file().toString())
                    .isSubsetOf(variables);
        }
    }

    private static String help(String... command) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String[] args = Stream.concat(Stream.of(command), Stream.of("--help")).toArray(String[]::new);
        assertThat(cli().run(args, Map.of(), stream(out), stream(out))).isZero();
        return out.toString(UTF_8);
    }

    private static Cli cli() {
        return new Cli(new Sleeper() {
            @Override
            public long nanos() {
                return 0;
            }

            @Override
            public void sleep(Duration time) {}
        });
    }

    private static String[] arguments(String line) {
        return Arrays.stream(line.substring(JAR.length()).strip().split("\\s+"))
                .filter(argument -> !argument.isEmpty())
                .toArray(String[]::new);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, UTF_8);
    }
}
