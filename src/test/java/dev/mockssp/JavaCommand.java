package dev.mockssp;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Commands that start Java. With the flags, a JVM that ends soon needs half the processor time. */
public final class JavaCommand {

    private JavaCommand() {}

    /** A program of the JDK that runs the tests. */
    public static String program(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    /** Java with these arguments. */
    public static List<String> java(String... arguments) {
        return join(List.of(program("java"), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"), arguments);
    }

    /** The command line of the compiled classes. */
    static List<String> mockSsp(String... arguments) {
        return join(java("-cp", System.getProperty("java.class.path"), "dev.mockssp.cli.Main"), arguments);
    }

    /** The runnable jar that the build has made. */
    static List<String> jar(String... arguments) {
        return join(java("-jar", Path.of("target", "mock-ssp.jar").toString()), arguments);
    }

    private static List<String> join(List<String> command, String... arguments) {
        return Stream.concat(command.stream(), Stream.of(arguments)).toList();
    }
}
