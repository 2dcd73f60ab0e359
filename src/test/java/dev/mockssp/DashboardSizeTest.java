package dev.mockssp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** All of the dashboard, with every view, is at most 100 KB as it is sent. */
@Timeout(60)
class DashboardSizeTest {

    private static final int MAX_BYTES = 100 * 1_000;
    private static final Pattern LOADED = Pattern.compile("(?:/__admin/ui/|'\\./)([a-z-]+\\.(?:js|css))");

    private final HttpClient client = HttpClient.newHttpClient();

    private HttpResponse<byte[]> sent(MockSsp ssp, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(ssp.baseUrl() + path))
                .header("Accept-Encoding", "gzip")
                .build();
        HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response;
    }

    /** A small file is sent as it is. */
    private static String text(HttpResponse<byte[]> response) throws IOException {
        boolean isCompressed = response.headers().firstValue("Content-Encoding").equals(Optional.of("gzip"));
        byte[] body = response.body();
        return new String(
                isCompressed ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes() : body, UTF_8);
    }

    @Test
    void itIsSmall() throws Exception {
        Map<String, Integer> sizes = new TreeMap<>();
        Deque<String> files = new ArrayDeque<>();
        files.add("index.html");
        try (MockSsp ssp = MockSsp.start()) {
            while (!files.isEmpty()) {
                String file = files.remove();
                if (sizes.containsKey(file)) {
                    continue;
                }
                HttpResponse<byte[]> response = sent(ssp, "/__admin/ui/" + file);
                sizes.put(file, response.body().length);
                for (Matcher matcher = LOADED.matcher(text(response)); matcher.find(); ) {
                    files.add(matcher.group(1));
                }
            }
        }
        assertThat(sizes).hasSizeGreaterThan(25);
        assertThat(sizes.values().stream().mapToInt(bytes -> bytes).sum())
                .as(sizes.toString())
                .isLessThan(MAX_BYTES);
    }
}
