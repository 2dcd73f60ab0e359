package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mock server on a class path whose libraries do not fit the thin jar. */
class UnsuitableLibrariesTest {

    private static URLClassLoader without(String library) {
        URL[] urls = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(path -> !path.getFileName().toString().startsWith(library))
                .map(UnsuitableLibrariesTest::url)
                .toArray(URL[]::new);
        return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }

    private static void start(ClassLoader loader) throws Throwable {
        Class<?> type = loader.loadClass("dev.mockssp.MockSsp");
        Method start = type.getMethod("start");
        try {
            Object ssp = start.invoke(null);
            type.getMethod("close").invoke(ssp);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javalin-",
                "jetty-server-",
                "jetty-ee10-servlet-",
                "kotlin-stdlib-",
                "jackson-annotations-",
                "jackson-core-3",
                "json-schema-validator-"
            })
    void theMessageNamesTheStandaloneJar(String library) throws Exception {
        try (URLClassLoader loader = without(library)) {
            assertThatThrownBy(() -> start(loader))
                    .isExactlyInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll(
                            "the class path lacks a library of mock-ssp, or has another version of it (java.lang.",
                            "the classifier \"standalone\"",
                            "docs/TESTING-JAVA.md")
                    .hasCauseInstanceOf(LinkageError.class);
        }
    }

    @Test
    void withAllLibrariesItStarts() throws Throwable {
        try (URLClassLoader loader = without("no such library")) {
            start(loader);
            assertThat(loader.loadClass("dev.mockssp.MockSsp")).isNotEqualTo(MockSsp.class);
        }
    }
}
