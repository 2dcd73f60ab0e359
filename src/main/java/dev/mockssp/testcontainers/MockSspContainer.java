package dev.mockssp.testcontainers;

import static java.util.Objects.requireNonNull;

import dev.mockssp.client.InlineScenarios;
import dev.mockssp.client.MockSspClient;
import dev.mockssp.client.ScenarioScript;
import dev.mockssp.config.Environment;
import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
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
 * A double in a container: {@code new MockSspContainer().withScenario("no-bid")}. The image is in no registry: build it
 * with {@code docker build -t} {@value #IMAGE} {@code .}, or push it to a registry of yours and name it.
 */
public final class MockSspContainer extends GenericContainer<MockSspContainer> {

    /** The image that belongs to this version. */
    public static final String IMAGE = "mock-ssp:0.1.0";

    /** The port that the double listens on inside the container. */
    public static final int PORT = 7777;

    /** The port that TLS listens on inside the container, after {@link #withTls}. */
    public static final int TLS_PORT = 7443;

    private static final DockerImageName NAME = DockerImageName.parse("mock-ssp");
    private static final String INVENTORY = "/tmp/inventory.json";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Set<Option> REFUSED = Set.of(Option.PORT, Option.HOST, Option.CONFIG);
    private static final Set<Option> PATHS = Set.of(
            Option.SCENARIOS,
            Option.INVENTORY,
            Option.GEO,
            Option.RECORD,
            Option.UPSTREAM_CA,
            Option.TLS_CERT,
            Option.TLS_KEY,
            Option.TLS_CA_OUT);

    private String printed = "";
    private Settings settings = Settings.none();
    private InlineScenarios scripts = InlineScenarios.none();

    /** A double of {@link #IMAGE}. */
    public MockSspContainer() {
        this(DockerImageName.parse(IMAGE));
    }

    /** @param image the name of the image; one that is not called {@code mock-ssp} must be declared a substitute for it */
    public MockSspContainer(DockerImageName image) {
        super(image);
        image.assertCompatibleWith(NAME);
        addExposedPort(PORT);
        waitingFor(new HealthWaitStrategy(PORT, PATIENCE));
    }

    /** @return this, with that scenario active at the start */
    public MockSspContainer withScenario(String name) {
        return withOption(Option.SCENARIO, name);
    }

    /** @return this, with that script active at the start */
    public MockSspContainer withScenario(ScenarioScript script) {
        scripts = scripts.and(script);
        return withScenario(script.name());
    }

    /**
     * @param file a scenario file of this machine
     * @return this, with that scenario to choose from, under the file's name without {@code .json}
     * @throws ConfigurationException when it cannot be read or is no JSON
     */
    public MockSspContainer withScenarioFile(Path file) {
        scripts = scripts.and(file);
        return this;
    }

    /**
     * @param file an inventory file of this machine
     * @return this, with the campaigns of that file
     * @throws ConfigurationException when it cannot be read
     */
    public MockSspContainer withInventory(Path file) {
        Settings.of(Option.INVENTORY, requireNonNull(file, "file")).config();
        return withCopyFileToContainer(MountableFile.forHostPath(file, 0644), INVENTORY)
                .withOption(Option.INVENTORY, INVENTORY);
    }

    /** @return this, with that API key beside the ready ones */
    public MockSspContainer withKey(String name, Environment environment) {
        return withOption(Option.KEY, name + "=" + environment.label());
    }

    /** @return this, with ids, chance and choice repeatable */
    public MockSspContainer withSeed(long seed) {
        return withOption(Option.SEED, seed);
    }

    /** @return this, with a clock that stands still */
    public MockSspContainer withClock(Instant at) {
        return withOption(Option.CLOCK, at);
    }

    /**
     * Turns TLS on: at {@link #getHttpsUrl} from this machine, and at port {@value #TLS_PORT} of a network alias such as
     * {@code ssp.thrads.ai} from other containers.
     *
     * @return this, with a certificate that is signed by {@link #getCaCertificate}
     */
    public MockSspContainer withTls() {
        addExposedPort(TLS_PORT);
        settings = settings.with(Option.TLS_PORT, TLS_PORT);
        return this;
    }

    /**
     * @param option any but those that say where the double listens, and {@code CONFIG}, whose file could say it too
     * @param value its value, written as on the command line; a path is one in the container, and not looked at here
     * @return this, with that option
     * @throws ConfigurationException when the option is one of those, or the value is wrong
     */
    public MockSspContainer withOption(Option option, Object value) {
        if (option == Option.TLS_PORT) {
            throw new ConfigurationException(option.flag() + " cannot be set for a container: call withTls(), and"
                    + " getHttpsUrl() is where it is reached");
        }
        if (REFUSED.contains(requireNonNull(option, "option"))) {
            throw new ConfigurationException(
                    option.flag() + " cannot be set for a container: the double listens on port " + PORT
                            + " in it, and getBaseUrl() is where it is reached; set other options one by one");
        }
        Settings more = settings.with(option, value);
        checked(more).config();
        settings = more;
        return this;
    }

    private static Settings checked(Settings given) {
        Map<Option, List<String>> here = new EnumMap<>(Option.class);
        here.putAll(given.values());
        here.keySet().removeAll(PATHS);
        return new Settings(here);
    }

    /**
     * Starts the container and waits until the double is ready.
     *
     * @throws ContainerLaunchException when it stops, or is not ready in time; with the last lines that it printed
     */
    @Override
    public void start() {
        try {
            super.start();
        } catch (ContainerLaunchException e) {
            throw new ContainerLaunchException(e.getMessage() + LogTail.of(printed), e);
        }
    }

    /** Asked for by Testcontainers when a start fails; afterwards the container is gone. */
    @Override
    public String getLogs() {
        printed = super.getLogs();
        return printed;
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
        return made ? settings.with(Option.TLS_NAME, getHost()) : settings;
    }

    private static String joined(List<String> values) {
        return String.join(",", values);
    }

    /** @return where the double is reached from this machine, without a slash at the end */
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
     * @return the certificate of the throw-away CA as PEM, for clients to trust
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

    /** @return the verbs of a test */
    public MockSspClient client() {
        return MockSspClient.at(getBaseUrl());
    }
}
