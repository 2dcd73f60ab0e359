package dev.mockssp;

import java.io.PrintStream;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Prints one line for each program that skipped tests need, after the last test. Surefire and Failsafe print only how many
 * tests were skipped. JUnit finds this class by its service file.
 */
public final class MissingProgramListener implements TestExecutionListener {

    private final TreeMap<String, String> remedies = new TreeMap<>();
    private final TreeMap<String, SortedSet<String>> classes = new TreeMap<>();
    private final PrintStream out;

    public MissingProgramListener() {
        this(System.out);
    }

    MissingProgramListener(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getThrowable().orElse(null) instanceof MissingProgramException e) {
            remedies.putAll(e.remedies());
            for (String program : e.remedies().keySet()) {
                classes.computeIfAbsent(program, key -> new TreeSet<>()).add(className(test));
            }
        }
    }

    @Override
    public synchronized void testPlanExecutionFinished(TestPlan plan) {
        remedies.forEach((program, remedy) -> out.println("[WARNING] Missing program: " + program
                + ". Skipped tests are in: " + String.join(", ", classes.get(program)) + ". To get it: " + remedy));
    }

    /** The top-level class of a test, without its package. */
    private static String className(TestIdentifier test) {
        TestSource source = test.getSource().orElse(null);
        String name = test.getDisplayName();
        if (source instanceof MethodSource method) {
            name = method.getClassName();
        } else if (source instanceof ClassSource container) {
            name = container.getClassName();
        }
        return name.replaceFirst("^.*\\.", "").replaceFirst("\\$.*$", "");
    }
}
