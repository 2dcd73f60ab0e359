import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends as much as it can.
 *
 * @param perSecond requests a second
 * @param requests how many in all
 * @param cpuMicros processor time of the server for each
 */
record Wrk(double perSecond, long requests, double cpuMicros) {

    private static final Pattern COUNT = Pattern.compile("(\\d+) requests in");
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");

    static Wrk run(Running server, String body, int seconds) throws Exception {
        Path script = Files.createTempFile("bench", ".lua");
        Files.writeString(
                script,
                "wrk.method = 'POST'\nwrk.headers['Content-Type'] = 'application/json'\n"
                        + "wrk.headers['thrad-api-key'] = 'production-key'\nwrk.headers['X-User-Country'] = 'US'\n"
                        + "wrk.body = [[" + body + "]]\n");
        long before = server.cpuMicros();
        Process wrk = new ProcessBuilder(
                        "wrk", "-t1", "-c16", "-d" + seconds + "s", "--timeout", "20s", "-s", script.toString(), server.url())
                .redirectErrorStream(true)
                .start();
        String out = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        wrk.waitFor();
        long cpu = server.cpuMicros() - before;
        Files.delete(script);
        Matcher count = COUNT.matcher(out);
        Matcher rate = RATE.matcher(out);
        if (!count.find() || !rate.find() || out.contains("Non-2xx") || out.contains("Socket errors")) {
            throw new IllegalStateException(server.subject().name() + " answered badly:\n" + out);
        }
        long requests = Long.parseLong(count.group(1));
        return new Wrk(Double.parseDouble(rate.group(1)), requests, (double) cpu / requests);
    }

    /** Goes on until that many requests were sent, and at most a second's more. */
    static long count(Running server, String body, long wanted) throws Exception {
        long sent = 0;
        double perSecond = wanted;
        while (sent < wanted) {
            int seconds = (int) Math.clamp((wanted - sent) / perSecond, 1, 20);
            Wrk part = run(server, body, seconds);
            sent += part.requests();
            perSecond = part.perSecond();
        }
        return sent;
    }
}
