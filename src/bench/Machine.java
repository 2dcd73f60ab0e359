import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What other processes did beside this benchmark, from /proc. Interrupts belong to nobody, so they are not counted. */
final class Machine {

    /** The kernel counts in hundredths of a second. */
    static final long MICROS_A_TICK = 10_000;

    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private final long begun = System.nanoTime();
    private final long busy = busyTicks();
    private final long own = ownTicks();

    /** The processor, the number of its cores and this Java. */
    static String description() {
        String model = read("/proc/cpuinfo").lines()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
        return CORES + " cores of " + model + ", JDK " + Runtime.version().feature();
    }

    double seconds() {
        return (System.nanoTime() - begun) / 1e9;
    }

    /**
     * @return the share of the machine that others had since this was made, from 0 to 1. Right only when every process
     *     that was started in between has ended
     */
    double disturbed() {
        double ticks = seconds() * 1e6 / MICROS_A_TICK * CORES;
        return Math.max(0, (busyTicks() - busy) - (ownTicks() - own)) / ticks;
    }

    /** Time in user code, in the kernel, and stolen by other machines. */
    private static long busyTicks() {
        String[] fields = read("/proc/stat").lines().findFirst().orElseThrow().trim().split("\\s+");
        return number(fields, 1) + number(fields, 2) + number(fields, 3) + number(fields, 8);
    }

    /** This process and all of its children that have ended. */
    private static long ownTicks() {
        String[] fields = stat(ProcessHandle.current().pid());
        return number(fields, 11) + number(fields, 12) + number(fields, 13) + number(fields, 14);
    }

    static long cpuTicks(long pid) {
        String[] fields = stat(pid);
        return number(fields, 11) + number(fields, 12);
    }

    /** The fields that follow the name, which may hold anything. */
    private static String[] stat(long pid) {
        String line = read("/proc/" + pid + "/stat");
        return line.substring(line.lastIndexOf(')') + 2).split(" ");
    }

    private static long number(String[] fields, int index) {
        return index < fields.length ? Long.parseLong(fields[index].trim()) : 0;
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
