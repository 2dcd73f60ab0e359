package dev.mockssp.mcp.tool;

import dev.mockssp.config.value.Revision;
import dev.mockssp.core.VendorEndpoint;
import dev.mockssp.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Code that sends a correct request and treats each kind of response.
 *
 * @param url the URL of the endpoint
 * @param headers the headers, without that of the key
 * @param keyHeader the header of the key
 * @param body the body
 */
record RequestSnippet(String url, Map<String, String> headers, String keyHeader, JsonNode body) {

    private static final String BID = """
            {"userId":"user_123","chatId":"chat_456","messages":[
              {"role":"user","content":"Looking for running shoes","timestamp":"2025-11-23T10:00:00Z"}]}""";
    private static final String AD = """
            {"userId":"user_123","chatId":"chat_456","userRegion":"US",
              "content":{"user":"Looking for running shoes","chatbot":"What is your budget?"}}""";

    static RequestSnippet of(VendorEndpoint endpoint, Revision revision, String baseUrl) {
        boolean bid = endpoint == VendorEndpoint.BID_REQUEST;
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        if (bid) {
            headers.put("X-User-Country", "US");
        }
        if (bid && revision.countryNeedsDevice()) {
            headers.put("X-User-Device", "mobile");
            headers.put("X-User-Timezone", "America/New_York");
            headers.put("X-Forwarded-For", "203.0.113.9");
            headers.put("User-Agent", "Mozilla/5.0 (Linux; Android 16) Chrome/140.0 Mobile");
        }
        return new RequestSnippet(
                baseUrl + endpoint.path(), headers, endpoint.keyHeader(), Json.MAPPER.readTree(bid ? BID : AD));
    }

    /** @param language one of the languages that the input schema names */
    String in(String language) {
        return switch (language) {
            case "javascript" -> javaScript();
            case "python" -> python();
            case "java" -> java();
            default -> curl();
        };
    }

    private String lines(BiFunction<String, String, String> line) {
        return headers.entrySet().stream()
                .map(header -> line.apply(header.getKey(), header.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private String curl() {
        return "curl -sS -i '%s' \\\n  -H \"%s: $ADS_KEY\" \\\n%s\n  --data-raw '%s'\n"
                .formatted(
                        url,
                        keyHeader,
                        lines((name, value) -> "  -H '" + name + ": " + value + "' \\"),
                        body.toString().replace("'", "'\\''"));
    }

    private String javaScript() {
        return """
                async function requestAd() {
                  try {
                    const response = await fetch('%s', {
                      method: 'POST',
                      headers: {
                        '%s': process.env.ADS_KEY,
                %s
                      },
                      body: JSON.stringify(%s),
                      signal: AbortSignal.timeout(1000),
                    });
                    if (response.status === 429) waitUntil(response.headers.get('X-RateLimit-Reset')); // send nothing before
                    return response.ok ? (await response.json()).data : null; // null, or data without a bid: show no ad
                  } catch {
                    return null; // no connection, too late, or not JSON: show no ad
                  }
                }
                """.formatted(url, keyHeader, lines((name, value) -> "        '" + name + "': '" + value + "',"), body);
    }

    private String python() {
        return """
                import json, os, urllib.error, urllib.request

                def request_ad():
                    request = urllib.request.Request(
                        "%s",
                        data=json.dumps(json.loads(%s)).encode(),
                        headers={
                            "%s": os.environ["ADS_KEY"],
                %s
                        },
                        method="POST",
                    )
                    try:
                        with urllib.request.urlopen(request, timeout=1) as response:
                            return json.load(response)["data"]  # may have no bid: show no ad
                    except urllib.error.HTTPError as error:
                        if error.code == 429:
                            wait_until(error.headers["X-RateLimit-Reset"])  # send nothing before
                        return None  # show no ad
                    except (OSError, ValueError):
                        return None  # no connection, too late, or not JSON: show no ad
                """.formatted(
                        url,
                        "'" + body + "'",
                        keyHeader,
                        lines((name, value) -> "            \"" + name + "\": \"" + value + "\","));
    }

    private String java() {
        return """
                HttpRequest request = HttpRequest.newBuilder(URI.create("%s"))
                        .timeout(Duration.ofSeconds(1))
                        .header("%s", System.getenv("ADS_KEY"))
                %s
                        .POST(HttpRequest.BodyPublishers.ofString(%s))
                        .build();
                try {
                    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
                    if (response.statusCode() == 429) {
                        waitUntil(response.headers().firstValue("X-RateLimit-Reset")); // send nothing before
                    }
                    return response.statusCode() == 200 ? parse(response.body()) : NO_AD; // a 200 may have no bid
                } catch (IOException e) {
                    return NO_AD; // no connection, or too late
                }
                """.formatted(
                        url,
                        keyHeader,
                        lines((name, value) -> "        .header(\"" + name + "\", \"" + value + "\")"),
                        Json.MAPPER.writeValueAsString(body.toString()));
    }
}
