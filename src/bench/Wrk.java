import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A load that sends as much as 16 connections can. wrk adds the requests that a stalled server kept it from sending to
 * the percentiles.
 *
 * @param perSecond requests a second
 * @param requests how many in all
 * @param cpuMicros processor time of the server for each
 */
record Wrk(double perSecond, long requests, double cpuMicros, double medianMillis, double p99Millis, double p999Millis) {

    private static final Pattern COUNT = Pattern.compile("(\\d+) requests in");
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern MICROS = Pattern.compile("percentiles (\\d+) (\\d+) (\\d+)");
    private static final String SCRIPT =
            """
            wrk.method = 'POST'
            wrk.headers['Content-Type'] = 'application/json'
            wrk.headers['X-User-Country'] = 'US'
            wrk.body = [[%s]]
            local requests, last = {}, 0
            init = function(args)
              for _, key in ipairs({%s}) do
                wrk.headers['thrad-api-key'] = key
                table.insert(requests, wrk.format())
              end
            end
            request = function()
              last = last %% #requests + 1
              return requests[last]
            end
            done = function(summary, latency)
              io.write(string.format('percentiles %%d %%d %%d\\n',
                latency:percentile(50), latency:percentile(99), latency:percentile(99.9)))
            end
            """;

    /** The key of a load that has several. */
    static String key(int number) {
        return "production-key-" + number;
    }

    static Wrk run(Running server, String body, int seconds) throws Exception {
        return run(server, body, 1, seconds);
    }

    /** @param keys how many API keys take turns */
    static Wrk run(Running server, String body, int keys, int seconds) throws Exception {
        String names = IntStream.range(0, keys).mapToObj(i -> "'" + key(i) + "'").collect(Collectors.joining(","));
        Path script = Files.createTempFile("bench", ".lua");
        Files.writeString(script, SCRIPT.formatted(body, names));
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
        Matcher micros = MICROS.matcher(out);
        if (!count.find() || !rate.find() || !micros.find() || out.contains("Non-2xx") || out.contains("Socket errors")) {
            throw new IllegalStateException(server.name() + " did not respond with 200 to every request:\n" + out);
        }
        long requests = Long.parseLong(count.group(1));
        return new Wrk(Double.parseDouble(rate.group(1)), requests, (double) cpu / requests, millis(micros, 1),
                millis(micros, 2), millis(micros, 3));
    }

    private static double millis(Matcher micros, int group) {
        return Long.parseLong(micros.group(group)) / 1e3;
    }

    /** Goes on until that many requests were sent. A part is no longer than all before it, since a cold server gets faster. */
    static long count(Running server, String body, long wanted) throws Exception {
        long sent = 0;
        int secondsSoFar = 0;
        double perSecond = wanted;
        while (sent < wanted) {
            int seconds = (int) Math.clamp((wanted - sent) / perSecond, 1, Math.clamp(secondsSoFar, 1, 20));
            Wrk part = run(server, body, seconds);
            sent += part.requests();
            secondsSoFar += seconds;
            perSecond = part.perSecond();
        }
        return sent;
    }
}
