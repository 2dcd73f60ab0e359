import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Measures starts, stops and resets. */
final class StartAndStop {

    private final Figures figures;
    private final Path work;

    StartAndStop(Figures figures, Path work) {
        this.figures = figures;
        this.work = work;
    }

    void inTurns(int times, List<Subject> subjects) throws Exception {
        Wire wire = Wire.bidRequest(2);
        for (int i = 0; i < times; i++) {
            for (Subject subject : subjects) {
                Running running = Running.start(subject, wire);
                figures.add(Figure.START, subject.name(), running.startMillis());
                Thread.sleep(300);
                figures.add(Figure.STOP, subject.name(), running.stop());
            }
        }
    }

    void inOneJvm(int times, Subject subject, Path java, Path jar) throws Exception {
        Path classes = work.resolve("classes-" + Integer.toHexString(jar.hashCode()));
        if (!isCompiled(java, jar, classes)) {
            System.err.println(subject.name() + " has another public API than InProcess.java: no starts in a JVM");
            return;
        }
        for (int i = 0; i < times; i++) {
            Process process = new ProcessBuilder(java.resolve("bin/java").toString(), "-cp",
                            classes + File.pathSeparator + jar, "InProcess")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String[] millis = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim().split(" ");
            if (process.waitFor() != 0 || millis.length != 4) {
                throw new IllegalStateException("InProcess.java failed with " + jar);
            }
            figures.add(Figure.FIRST_START, subject.name(), Double.parseDouble(millis[0]));
            figures.add(Figure.SECOND_START, subject.name(), Double.parseDouble(millis[1]));
            figures.add(Figure.LATER_STARTS, subject.name(), Double.parseDouble(millis[2]));
            figures.add(Figure.RESET, subject.name(), Double.parseDouble(millis[3]));
        }
    }

    /** Compiled before, since no compiler works in the JVM of a test either. */
    private static boolean isCompiled(Path java, Path jar, Path classes) throws Exception {
        return new ProcessBuilder(java.resolve("bin/javac").toString(), "-d", classes.toString(), "-cp", jar.toString(),
                                "src/bench/InProcess.java", "src/bench/Wire.java")
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
