package dev.mockssp;

/** Explains why the thin jar does not start: the class path has other versions of its libraries. */
final class UnsuitableLibraries {

    private static final String SHADED = "/dev/mockssp/shaded/io/javalin/Javalin.class";

    private UnsuitableLibraries() {}

    /** @return the exception to throw; the error itself in the standalone jar, which brings its libraries */
    static RuntimeException failure(LinkageError e) {
        if (UnsuitableLibraries.class.getResource(SHADED) != null) {
            throw e;
        }
        return new IllegalStateException(
                "mock-ssp cannot start: the class path lacks a library of mock-ssp, or has another version of it ("
                        + cause(e)
                        + "). Spring Boot and other BOMs choose such versions. Use the jar of mock-ssp with the"
                        + " classifier \"standalone\" and without its dependencies; it contains its libraries. See"
                        + " \"Dependencies of the jar\" in docs/TESTING-JAVA.md",
                e);
    }

    /** A class that failed to initialize names the first error only in its cause. */
    private static Throwable cause(LinkageError e) {
        Throwable first = e;
        while (first instanceof ExceptionInInitializerError && first.getCause() != null) {
            first = first.getCause();
        }
        return first;
    }
}
