package dev.mockssp.junit;

import dev.mockssp.MockSsp;
import dev.mockssp.client.KeyedMockSsp;
import dev.mockssp.client.MockSspOperations;
import dev.mockssp.junit.MockSspStore.Running;
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
 * A double for a test class, on a free port of the loopback interface: {@code @RegisterExtension static
 * MockSspExtension ssp = MockSspExtension.builder().scenario("no-bid").build();}. The field has the verbs of
 * {@link MockSspOperations}; tests can also take the double as a parameter, as with {@link MockSspTest}.
 *
 * <ul>
 *   <li>In a static field: one double for the class, started before {@code @BeforeAll} and reset before each test.
 *       Nested classes share it. Subclasses, which share the field, have a double each.
 *   <li>In an instance field: one double for each test. (With one instance for the class: one for the class.)
 *   <li>Where tests that share a double run side by side (execution mode {@code CONCURRENT}), it is not reset between
 *       them, and what would reach the other tests is refused: {@code use(scenario)}, {@code reset()}, {@code clock()},
 *       {@code inventory(…)}, {@code put(script)} of another script under a name that is taken. A test takes a {@link KeyedMockSsp}, whose key is its own, or makes the field an instance
 *       field.
 * </ul>
 *
 * Needs JUnit 5.12 or newer.
 */
public final class MockSspExtension extends ForwardingMockSsp
        implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private static final Set<Class<?>> INJECTED = Set.of(MockSsp.class, MockSspOperations.class, KeyedMockSsp.class);

    private final ExtensionSettings blueprint;
    private final MockSspStore doubles = new MockSspStore();
    private final CurrentMockSsp views = new CurrentMockSsp();

    MockSspExtension(ExtensionSettings blueprint) {
        this.blueprint = blueprint;
    }

    /** @return an extension in the making */
    public static MockSspExtensionBuilder builder() {
        return new MockSspExtensionBuilder();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Running running = doubles.find(context).orElseGet(() -> doubles.start(context, blueprint));
        views.open(context, running.ssp());
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Running running = runningFor(context);
        boolean shared = !running.belongsTo(context);
        boolean sideBySide = shared && MockSspStore.sideBySide(context);
        if (shared && !sideBySide) {
            running.beginTest();
            running.reset();
        }
        views.open(context, sideBySide ? running.shared() : running.ssp());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        views.close(context);
        doubles.find(context).ifPresent(running -> {
            boolean sideBySide = !running.belongsTo(context) && MockSspStore.sideBySide(context);
            running.endTest(sideBySide ? Optional.of(MockSspStore.keyOf(context)) : Optional.empty());
        });
    }

    @Override
    public void afterAll(ExtensionContext context) {
        views.close(context);
        doubles.find(context).filter(running -> running.belongsTo(context)).ifPresent(Running::endAll);
    }

    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext rootContext) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return INJECTED.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        Running running = runningFor(context);
        boolean shared =
                context.getTestMethod().isPresent() && !doubles.has(context) && MockSspStore.sideBySide(context);
        if (type == KeyedMockSsp.class) {
            return (shared ? running.shared() : running.ssp()).forKey(MockSspStore.keyOf(context));
        }
        if (shared && type == MockSsp.class) {
            throw new ParameterResolutionException(
                    "the tests of this class share a double and run side by side: take a"
                            + " KeyedDouble, which has a key of the test's own, or make the extension's field an instance field");
        }
        return shared ? running.shared() : running.ssp();
    }

    private Running runningFor(ExtensionContext context) {
        return doubles.find(context).orElseGet(() -> doubles.start(context, blueprint));
    }

    @Override
    MockSspOperations target() {
        return views.current();
    }
}
