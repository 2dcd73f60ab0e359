package dev.mockssp.junit;

import dev.mockssp.MockSsp;
import dev.mockssp.client.KeyedMockSsp;
import dev.mockssp.client.MockSspOperations;
import dev.mockssp.junit.MockSspStore.StartedMockSsp;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * JUnit Jupiter extension that runs a mock server on a free port of the loopback interface:
 * {@code @RegisterExtension static MockSspExtension ssp = MockSspExtension.builder().scenario("no-bid").build();}. The
 * field has the operations of {@link MockSspOperations}. Tests can also declare the mock server as a parameter, as with
 * {@link MockSspTest}.
 *
 * <ul>
 *   <li>A static field has one mock server for the class, started before {@code @BeforeAll} and reset before each test.
 *       Nested classes share it. Each subclass has a mock server of its own.
 *   <li>An instance field has one mock server for each test, or one for the class with the lifecycle
 *       {@code PER_CLASS}.
 *   <li>If tests that share a mock server run in parallel (execution mode {@code CONCURRENT}), it is not reset between
 *       them. Operations that would affect the other tests throw {@link IllegalStateException}:
 *       {@code use(scenario)}, {@code reset()}, {@code clock()}, {@code putInventory(…)}, and {@code putScenario(…)}
 *       with the name of a different scenario, without a key. Declare a parameter of type {@link KeyedMockSsp}, which has a key for
 *       this test only, or use an instance field.
 * </ul>
 */
public final class MockSspExtension extends ForwardingMockSsp
        implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private static final Set<Class<?>> INJECTED = Set.of(MockSsp.class, MockSspOperations.class, KeyedMockSsp.class);

    private final ExtensionSettings settings;
    private final MockSspStore mockSsps = new MockSspStore();
    private final CurrentMockSsp current = new CurrentMockSsp();

    MockSspExtension(ExtensionSettings settings) {
        this.settings = settings;
    }

    /** @return a builder of an extension */
    public static MockSspExtensionBuilder builder() {
        return new MockSspExtensionBuilder();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        StartedMockSsp started = mockSsps.find(context).orElseGet(() -> mockSsps.start(context, settings));
        current.open(context, started.mockSsp());
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        StartedMockSsp started = startedFor(context);
        boolean shared = !started.belongsTo(context);
        boolean inParallel = shared && MockSspStore.inParallel(context);
        if (shared && !inParallel) {
            started.beginTest();
            started.reset();
        }
        current.open(context, inParallel ? started.shared() : started.mockSsp());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        current.close(context);
        mockSsps.find(context).ifPresent(started -> {
            boolean inParallel = !started.belongsTo(context) && MockSspStore.inParallel(context);
            started.endTest(inParallel ? Optional.of(MockSspStore.keyOf(context)) : Optional.empty());
        });
    }

    @Override
    public void afterAll(ExtensionContext context) {
        current.close(context);
        mockSsps.find(context).filter(started -> started.belongsTo(context)).ifPresent(StartedMockSsp::endAll);
    }

    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext rootContext) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        boolean supported = INJECTED.contains(parameter.getParameter().getType());
        if (supported) {
            CompetingMockSsps.reject(parameter, context);
        }
        return supported;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        StartedMockSsp started = startedFor(context);
        boolean shared =
                context.getTestMethod().isPresent() && !mockSsps.has(context) && MockSspStore.inParallel(context);
        if (type == KeyedMockSsp.class) {
            return (shared ? started.shared() : started.mockSsp()).forKey(MockSspStore.keyOf(context));
        }
        if (shared && type == MockSsp.class) {
            throw new ParameterResolutionException(
                    "the tests of this class share a mock server and run in parallel: declare a parameter of type"
                            + " KeyedMockSsp, which has a key for this test only, or make the extension's field an"
                            + " instance field");
        }
        return shared ? started.shared() : started.mockSsp();
    }

    private StartedMockSsp startedFor(ExtensionContext context) {
        return mockSsps.find(context).orElseGet(() -> mockSsps.start(context, settings));
    }

    /** Before the mock server starts, such as in a field initializer, the key is not checked; each operation checks it. */
    @Override
    public KeyedMockSsp forKey(String key) {
        return current.isOpen() ? super.forKey(key) : new KeyedMockSsp(this, key);
    }

    @Override
    MockSspOperations target() {
        return current.current();
    }
}
