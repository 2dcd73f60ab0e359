package dev.mockssp.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.mockssp.journal.match.Times;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

/** What IDEs show of a failed verification, and that it needs no library. */
class DiffableErrorTest {

    private static final String FAILED = """
            {"pass": false, "matched": %d, "message": "expected something", "evicted": %d, "matches": [], "nearest": [%s]}
            """;

    private static AssertionFailedError error(String result, RequestPattern pattern, Times times) {
        VerificationAssertions assertions = new VerificationAssertions(request -> result.getBytes());
        return (AssertionFailedError) catchThrowable(() -> assertions.require(pattern, times));
    }

    @Test
    void eachConditionIsALine() {
        String miss = """
                {"id": "req_1", "endpoint": "bid-request", "outcome": "fill", "differences": [
                  {"place": "header X-A", "expected": "matches ^x", "seen": "y"},
                  {"place": "body /a", "expected": "{\\"equals\\":1}", "seen": "2"},
                  {"place": "body", "expected": "valid against the schema", "seen": "/b is missing"},
                  {"place": "body", "expected": "valid against the schema", "seen": "/c is missing"},
                  {"place": "clicked", "expected": "true", "seen": "false"}]}""";
        RequestPattern pattern = RequestPattern.bidRequest()
                .withStatus(200)
                .withHeader("X-A", "^x")
                .with(BodyPattern.where("/a").is(1))
                .with(BodyPattern.where("/a"))
                .withBodySchema("{\"required\": [\"b\", \"c\"]}")
                .clicked(true);

        AssertionFailedError error = error(FAILED.formatted(0, 0, miss), pattern, Times.atLeast(1));

        assertThat(error.getMessage()).startsWith("expected something\n  pattern: ");
        assertThat(error.getExpected().getValue()).isEqualTo("""
                count: at least 1
                endpoint: bid-request
                status: 200
                header X-A: matches ^x
                body /a: {"equals":1}
                body /a: {"exists":true}
                body: valid against the schema
                clicked: true""");
        assertThat(error.getActual().getValue()).isEqualTo("""
                count: 0 (nearest: req_1)
                endpoint: bid-request
                status: 200
                header X-A: y
                body /a: 2
                body /a: {"exists":true}
                body: /b is missing; /c is missing
                clicked: false""");
    }

    @Test
    void withoutANearMissTheCountsDiffer() {
        AssertionFailedError tooMany = error(FAILED.formatted(2, 0, ""), RequestPattern.getAd(), Times.never());
        assertThat(tooMany.getExpected().getValue()).isEqualTo("count: never\nendpoint: get-ad");
        assertThat(tooMany.getActual().getValue()).isEqualTo("count: 2\nendpoint: get-ad");
        AssertionFailedError evicted = error(FAILED.formatted(1, 3, ""), RequestPattern.getAd(), Times.exactly(1));
        assertThat(evicted.getActual().getValue()).isEqualTo("count: 1, and perhaps evicted ones\nendpoint: get-ad");
    }

    @Test
    void patternsInOrderAreNumbered() {
        String miss = """
                {"id": "req_1", "endpoint": "bid-request", "outcome": "fill", "differences": [
                  {"place": "order", "expected": "after req_2", "seen": "before it"}]}""";
        VerificationAssertions assertions = new VerificationAssertions(
                request -> FAILED.formatted(1, 0, miss).getBytes());
        RequestPattern second = RequestPattern.bidRequest().withChatId("second");
        RequestPattern first = RequestPattern.anything().withChatId("first");

        AssertionFailedError error = (AssertionFailedError)
                catchThrowable(() -> assertions.requireInOrder(second, first, RequestPattern.getAd()));

        assertThat(error.getExpected().getValue()).isEqualTo("""
                1.
                  endpoint: bid-request
                  chatId: second
                2.
                  chatId: first
                  order: after req_2
                3.
                  endpoint: get-ad""");
        assertThat(error.getActual().getValue()).isEqualTo("""
                1.
                  endpoint: bid-request
                  chatId: second
                2. not found (nearest: req_1)
                  chatId: first
                  order: before it""");
    }

    /** Loads the project's classes again, and no class of opentest4j. */
    private static final class WithoutOpenTest4j extends ClassLoader {
        private WithoutOpenTest4j() {
            super(DiffableErrorTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("org.opentest4j.")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("dev.mockssp.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? defined(name) : loaded;
        }

        private Class<?> defined(String name) throws ClassNotFoundException {
            try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    @Test
    void withoutTheLibraryItIsAnOrdinaryError() throws Exception {
        ClassLoader plain = new WithoutOpenTest4j();
        Class<?> patterns = plain.loadClass(RequestPattern.class.getName());
        Class<?> times = plain.loadClass(Times.class.getName());
        UnaryOperator<byte[]> verifier = request -> FAILED.formatted(0, 0, "").getBytes();
        Object assertions = plain.loadClass(VerificationAssertions.class.getName())
                .getConstructor(UnaryOperator.class)
                .newInstance(verifier);

        Throwable thrown = catchThrowable(() -> assertions
                .getClass()
                .getMethod("require", patterns, times)
                .invoke(
                        assertions,
                        patterns.getMethod("bidRequest").invoke(null),
                        times.getMethod("never").invoke(null)));

        assertThat(thrown).isInstanceOf(InvocationTargetException.class);
        assertThat(thrown.getCause())
                .isExactlyInstanceOf(AssertionError.class)
                .hasMessageStartingWith("expected something\n  pattern: ");
    }
}
