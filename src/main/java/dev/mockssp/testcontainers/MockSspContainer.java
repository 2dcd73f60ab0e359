package dev.mockssp.testcontainers;

import static java.util.Objects.requireNonNull;

import dev.mockssp.client.InlineScenarios;
import dev.mockssp.client.MockSspClient;
import dev.mockssp.client.ScenarioScript;
import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.config.value.Environment;
import dev.mockssp.core.ConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/**
 * A mock server in a container: {@code new MockSspContainer().withScenario("no-bid")}. The image is in no public
 * registry. Build it with {@code docker build -t} {@value #IMAGE} {@code .}, or push it to your registry and pass its
 * name to the constructor.
 */
public final class MockSspContainer extends GenericContainer<MockSspContainer> {

    /** The name of the image of this version. */
    public static final String IMAGE = "mock-ssp:0.1.0";

    /** The port that the mock server listens on inside the container. */
    public static final int PORT = 7777;

    /** The port that TLS listens on inside the container, after {@link #withTls}. */
    public static final int TLS_PORT = 7443;

    private static final DockerImageName NAME = DockerImageName.parse("mock-ssp");
    private static final String INVENTORY = "/tmp/inventory.json";
    private static final Duration STARTUP_TIMEOUT = Duration.ofSeconds(60);

    private static final Set<Option> FIXED = Set.of(Option.PORT, Option.HOST, Option.CONFIG);
    private static final Set<Option> PATHS = Set.of(
            Option.SCENARIOS,
            Option.INVENTORY,
            Option.GEO,
            Option.RECORD,
            Option.READY_FILE,
            Option.UPSTREAM_CA,
            Option.STATE_CA,
            Option.TLS_CERT,
            Option.TLS_KEY,
            Option.TLS_CA_OUT);

    private String output = "";
    private Settings settings = Settings.none();
    private InlineScenarios scripts = InlineScenarios.none();

    /** Creates a container of {@link #IMAGE}. */
    public MockSspContainer() {
        this(DockerImageName.parse(IMAGE));
    }

    /**
     * Creates a container of an image.
     *
     * @param image the name of the image; if it is not called {@code mock-ssp}, it must be declared a compatible
     *     substitute for it
     * @throws IllegalStateException if the image is not declared compatible with {@code mock-ssp}
     */
    public MockSspContainer(DockerImageName image) {
        super(image);
        image.assertCompatibleWith(NAME);
        addExposedPort(PORT);
        waitingFor(new HealthWaitStrategy(PORT, STARTUP_TIMEOUT));
    }

    /**
     * Activates a scenario at the start and after each reset.
     *
     * @param name the name of the scenario
     * @return this container
     */
    public MockSspContainer withScenario(String name) {
        return withOption(Option.SCENARIO, name);
    }

    /**
     * Registers a scenario and activates it at the start and after each reset.
     *
     * @param script a scenario written in code
     * @return this container
     */
    public MockSspContainer withScenario(ScenarioScript script) {
        scripts = scripts.and(script);
        return withScenario(script.name());
    }

    /**
     * Registers a scenario file, without activating it.
     *
     * @param file a scenario file on this machine; the name of the scenario is the file name without {@code .json}
     * @return this container
     * @throws ConfigurationException if the file cannot be read or is not valid JSON
     */
    public MockSspContainer withScenarioFile(Path file) {
        scripts = scripts.and(file);
        return this;
    }

    /**
     * Replaces the built-in campaigns.
     *
     * @param file an inventory file on this machine
     * @return this container
     * @throws ConfigurationException if the file cannot be read
     */
    public MockSspContainer withInventory(Path file) {
        Settings.of(Option.INVENTORY, requireNonNull(file, "file")).config();
        return withCopyFileToContainer(MountableFile.forHostPath(file, 0644), INVENTORY)
                .withOption(Option.INVENTORY, INVENTORY);
    }

    /**
     * Adds an API key to those that are always valid.
     *
     * @param name the key
     * @param environment the environment of the key
     * @return this container
     * @throws ConfigurationException if the name is not valid
     */
    public MockSspContainer withKey(String name, Environment environment) {
        return withOption(Option.KEY, name + "=" + environment.label());
    }

    /**
     * Makes ids, probabilities and random choices repeatable.
     *
     * @param seed any number
     * @return this container
     */
    public MockSspContainer withSeed(long seed) {
        return withOption(Option.SEED, seed);
    }

    /**
     * Freezes the clock.
     *
     * @param at the instant that the clock shows
     * @return this container
     */
    public MockSspContainer withClock(Instant at) {
        return withOption(Option.CLOCK, at);
    }

    /**
     * Turns TLS on: at {@link #getHttpsUrl} from this machine, and at port {@value #TLS_PORT} of a network alias such as
     * {@code ssp.thrads.ai} from other containers.
     *
     * @return this container, with a certificate that is signed by {@link #getCaCertificate}
     */
    public MockSspContainer withTls() {
        addExposedPort(TLS_PORT);
        settings = settings.with(Option.TLS_PORT, TLS_PORT);
        return this;
    }

    /**
     * Sets an option. A repeatable option gets one more value.
     *
     * @param option any option but {@code PORT} and {@code HOST}, which are fixed in the container, and {@code CONFIG},
     *     whose file could set them
     * @param value the value in the format of the command line; a path is one in the container and is not checked
     * @return this container
     * @throws ConfigurationException if the option is not allowed, or the value is not valid
     */
    public MockSspContainer withOption(Option option, Object value) {
        if (option == Option.TLS_PORT) {
            throw new ConfigurationException(option.flag() + " cannot be set for a container: call withTls(), and"
                    + " getHttpsUrl() returns the URL");
        }
        if (FIXED.contains(requireNonNull(option, "option"))) {
            throw new ConfigurationException(
                    option.flag() + " cannot be set for a container: the mock server listens on port " + PORT
                            + " in it, and getBaseUrl() returns its URL; set other options one by one");
        }
        Settings more = settings.with(option, value);
        withoutPaths(more).config();
        settings = more;
        return this;
    }

    private static Settings withoutPaths(Settings settings) {
        Map<Option, List<String>> values = new EnumMap<>(Option.class);
        values.putAll(settings.values());
        values.keySet().removeAll(PATHS);
        return new Settings(values);
    }

    /**
     * Starts the container and waits until the mock server is ready.
     *
     * @throws ContainerLaunchException if the container stops or is not ready within 60 seconds; the message has the
     *     last lines of its output
     */
    @Override
    public void start() {
        try {
            super.start();
        } catch (ContainerLaunchException e) {
            throw new ContainerLaunchException(e.getMessage() + LogTail.of(output), e);
        }
    }

    /** Testcontainers calls this when a start fails, before it removes the container. */
    @Override
    public String getLogs() {
        output = super.getLogs();
        return output;
    }

    @Override
    protected void configure() {
        super.configure();
        settingsWithHost().values().forEach((option, values) -> addEnv(option.variable(), joined(values)));
        if (!scripts.files().isEmpty()) {
            addEnv(Option.SCENARIO_JSON.variable(), scripts.option());
        }
    }

    /** With a Docker engine on another machine, clients use the name of that machine. */
    private Settings settingsWithHost() {
        boolean made = settings.values().containsKey(Option.TLS_PORT)
                && !settings.values().containsKey(Option.TLS_CERT);
        Settings reachable = settings.with(Option.ALLOWED_HOST, getHost());
        return made ? reachable.with(Option.TLS_NAME, getHost()) : reachable;
    }

    private static String joined(List<String> values) {
        return String.join(",", values);
    }

    /** @return the URL of the mock server as seen from this machine, without a trailing slash */
    public String getBaseUrl() {
        return "http://" + getHost() + ":" + getMappedPort(PORT);
    }

    /**
     * @return where TLS is reached from this machine, without a slash at the end
     * @throws IllegalStateException when TLS is off, or the container does not run
     */
    public String getHttpsUrl() {
        if (!settings.values().containsKey(Option.TLS_PORT)) {
            throw new IllegalStateException("TLS is off: call withTls() before the container starts");
        }
        return "https://" + getHost() + ":" + getMappedPort(TLS_PORT);
    }

    /**
     * @return the certificate of the temporary CA as PEM, for clients to trust
     * @throws UncheckedIOException when there is none: TLS is off, or its certificate is one of {@link Option#TLS_CERT}
     */
    public String getCaCertificate() {
        try (InputStream in =
                URI.create(getBaseUrl() + "/__admin/ca.pem").toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return a client of the mock server, which sends the token of {@link Option#ADMIN_TOKEN}, if that is set */
    public MockSspClient client() {
        List<String> token = settings.values().getOrDefault(Option.ADMIN_TOKEN, List.of());
        return token.isEmpty() ? MockSspClient.at(getBaseUrl()) : MockSspClient.at(getBaseUrl(), token.get(0));
    }
}
