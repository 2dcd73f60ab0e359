package dev.mockssp.junit;

import dev.mockssp.MockSsp;
import dev.mockssp.client.KeyedMockSsp;
import dev.mockssp.client.MockSspOperations;
import dev.mockssp.junit.MockSspStore.Running;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** What {@link MockSspTest} does. */
final class MockSspTestExtension
        implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private static final Set<Class<?>> INJECTED = Set.of(MockSsp.class, MockSspOperations.class, KeyedMockSsp.class);
    private static final String HELD = "held by a constructor";

    private final MockSspStore doubles = new MockSspStore();

    @Override
    public void beforeAll(ExtensionContext context) {
        startOfClass(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Running running = runningFor(context);
        if (!running.belongsTo(context)) {
            running.beginTest();
            running.reset();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        doubles.find(context).ifPresent(running -> running.endTest(Optional.empty()));
    }

    @Override
    public void afterAll(ExtensionContext context) {
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
        Running running = runningFor(context);
        if (context.getTestMethod().isEmpty() && parameter.getDeclaringExecutable() instanceof Constructor) {
            context.getStore(ExtensionContext.Namespace.create(MockSspTestExtension.class))
                    .put(HELD, true);
        }
        return parameter.getParameter().getType() == KeyedMockSsp.class
                ? running.ssp().forKey(MockSspStore.keyOf(context))
                : running.ssp();
    }

    /** Returns the double of a test, or of a class; starts that of a test where it has one of its own. */
    private Running runningFor(ExtensionContext context) {
        if (context.getTestMethod().isEmpty()) {
            startOfClass(context);
        }
        Optional<Running> nearest = doubles.find(context);
        if (context.getTestMethod().isPresent() && !doubles.has(context)) {
            Optional<ExtensionSettings> own = annotation(context.getElement());
            if (own.isPresent()) {
                return doubles.start(context, own.get());
            }
            if (nearest.isPresent() && MockSspStore.sideBySide(context)) {
                return besideOthers(context, nearest.get());
            }
        }
        return nearest.orElseThrow(() -> new ExtensionConfigurationException(
                "no double runs here: @MockSspTest stands on a class or a test method"));
    }

    // One instance for a class is made before beforeAll is called.
    private void startOfClass(ExtensionContext context) {
        if (!doubles.has(context)) {
            annotation(context.getElement()).ifPresent(blueprint -> doubles.start(context, blueprint));
        }
    }

    private Running besideOthers(ExtensionContext context, Running shared) {
        if (context.getStore(ExtensionContext.Namespace.create(MockSspTestExtension.class))
                        .get(HELD)
                != null) {
            throw new ExtensionConfigurationException("the tests of this class run side by side on one instance, whose"
                    + " constructor was given the double: take it as a parameter of the test methods instead");
        }
        return doubles.start(context, shared.blueprint());
    }

    private static Optional<ExtensionSettings> annotation(Optional<AnnotatedElement> element) {
        return AnnotationSupport.findAnnotation(element, MockSspTest.class).map(ExtensionSettings::of);
    }
}
