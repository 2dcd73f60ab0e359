package dev.mockssp.junit;

import dev.mockssp.MockSsp;
import dev.mockssp.client.KeyedMockSsp;
import dev.mockssp.client.MockSspOperations;
import dev.mockssp.junit.MockSspStore.StartedMockSsp;
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

/** The extension behind {@link MockSspTest}. */
final class MockSspTestExtension
        implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private static final Set<Class<?>> INJECTED = Set.of(MockSsp.class, MockSspOperations.class, KeyedMockSsp.class);
    private static final String PASSED_TO_CONSTRUCTOR = "passed to a constructor";

    private final MockSspStore mockSsps = new MockSspStore();

    @Override
    public void beforeAll(ExtensionContext context) {
        startForClass(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        StartedMockSsp started = startedFor(context);
        if (!started.belongsTo(context)) {
            started.beginTest();
            started.reset();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        mockSsps.find(context).ifPresent(started -> started.endTest(Optional.empty()));
    }

    @Override
    public void afterAll(ExtensionContext context) {
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
        StartedMockSsp started = startedFor(context);
        if (context.getTestMethod().isEmpty() && parameter.getDeclaringExecutable() instanceof Constructor) {
            context.getStore(ExtensionContext.Namespace.create(MockSspTestExtension.class))
                    .put(PASSED_TO_CONSTRUCTOR, true);
        }
        return parameter.getParameter().getType() == KeyedMockSsp.class
                ? started.mockSsp().forKey(MockSspStore.keyOf(context))
                : started.mockSsp();
    }

    /** Returns the mock server of a test or class. Starts one if the test needs its own. */
    private StartedMockSsp startedFor(ExtensionContext context) {
        if (context.getTestMethod().isEmpty()) {
            startForClass(context);
        }
        Optional<StartedMockSsp> nearest = mockSsps.find(context);
        if (context.getTestMethod().isPresent() && !mockSsps.has(context)) {
            Optional<ExtensionSettings> settings = annotation(context.getElement());
            if (settings.isPresent()) {
                return mockSsps.start(context, settings.get());
            }
            if (nearest.isPresent() && MockSspStore.inParallel(context)) {
                return startInParallel(context, nearest.get());
            }
        }
        return nearest.orElseThrow(() -> new ExtensionConfigurationException(
                "no mock server runs: add @MockSspTest to the class or to the test method"));
    }

    // JUnit creates the instance of a PER_CLASS test before it calls beforeAll.
    private void startForClass(ExtensionContext context) {
        if (!mockSsps.has(context)) {
            annotation(context.getElement()).ifPresent(settings -> mockSsps.start(context, settings));
        }
    }

    private StartedMockSsp startInParallel(ExtensionContext context, StartedMockSsp shared) {
        if (context.getStore(ExtensionContext.Namespace.create(MockSspTestExtension.class))
                        .get(PASSED_TO_CONSTRUCTOR)
                != null) {
            throw new ExtensionConfigurationException("the tests of this class run in parallel on one instance, and"
                    + " its constructor has the mock server as a parameter: declare it as a parameter of the test"
                    + " methods instead");
        }
        return mockSsps.start(context, shared.settings());
    }

    private static Optional<ExtensionSettings> annotation(Optional<AnnotatedElement> element) {
        return AnnotationSupport.findAnnotation(element, MockSspTest.class).map(ExtensionSettings::of);
    }
}
