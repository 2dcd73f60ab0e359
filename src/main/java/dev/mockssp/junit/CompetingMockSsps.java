package dev.mockssp.junit;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/** The mock servers that one parameter could stand for. JUnit's own message would name only the extension classes. */
final class CompetingMockSsps {

    private CompetingMockSsps() {}

    /**
     * @param parameter a parameter of one of our types
     * @throws ParameterResolutionException if the test has several mock servers
     */
    static void reject(ParameterContext parameter, ExtensionContext context) {
        boolean annotated = AnnotationSupport.isAnnotated(context.getElement(), MockSspTest.class);
        List<String> sources = new ArrayList<>();
        boolean onlyStatic = isBeforeTheInstance(parameter.getDeclaringExecutable(), context);
        for (Class<?> type = context.getRequiredTestClass(); type != null; type = outer(type)) {
            annotated |= AnnotationSupport.isAnnotated(type, MockSspTest.class);
            fields(type).stream()
                    .filter(field -> !onlyStatic || Modifier.isStatic(field.getModifiers()))
                    .forEach(field -> sources.add(field.getDeclaringClass().getSimpleName() + "." + field.getName()));
        }
        if (annotated) {
            sources.add("@MockSspTest");
        }
        if (sources.size() > 1) {
            throw new ParameterResolutionException("this test has " + sources.size() + " mock servers ("
                    + String.join(", ", sources) + "), and a parameter of type "
                    + parameter.getParameter().getType().getSimpleName()
                    + " does not say which one: use the fields, and no parameter");
        }
    }

    /** A static nested class does not have the extensions of its outer class. */
    private static Class<?> outer(Class<?> type) {
        return Modifier.isStatic(type.getModifiers()) ? null : type.getEnclosingClass();
    }

    private static List<Field> fields(Class<?> type) {
        return AnnotationSupport.findAnnotatedFields(
                type,
                RegisterExtension.class,
                field -> MockSspExtension.class.isAssignableFrom(field.getType()),
                HierarchyTraversalMode.TOP_DOWN);
    }

    /** JUnit registers the extensions of instance fields when it has created the instance. */
    private static boolean isBeforeTheInstance(Executable executable, ExtensionContext context) {
        boolean perMethod = context.getTestInstanceLifecycle().orElse(Lifecycle.PER_METHOD) == Lifecycle.PER_METHOD;
        return executable instanceof Constructor || perMethod && Modifier.isStatic(executable.getModifiers());
    }
}
