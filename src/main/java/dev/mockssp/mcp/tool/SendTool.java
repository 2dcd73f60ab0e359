package dev.mockssp.mcp.tool;

import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.Fault;
import dev.mockssp.core.Headers;
import dev.mockssp.core.Request;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.core.VendorEndpoint;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Source;
import dev.mockssp.json.Json;
import dev.mockssp.json.JsonFields;
import dev.mockssp.mcp.text.ExchangeRow;
import dev.mockssp.mcp.text.Fixes;
import dev.mockssp.mcp.text.Quoted;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Sends a request to the vendor API in memory, marked with its source. A delay is reported, not waited for. */
final class SendTool implements Tool {

    private static final String SOURCE_HEADER = "X-Mock-Source";
    private static final String KEY = "staging-assistant";
    private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\t\\x20-\\x7e\\x80-\\uffff]*");

    private final MockServer server;
    private final Fixes fixes;

    SendTool(MockServer server, Fixes fixes) {
        this.server = server;
        this.fixes = fixes;
    }

    /** One request at a time, so that its exchange is found in the journal. */
    @Override
    public synchronized ObjectNode call(JsonNode arguments, String baseUrl) {
        Request request = JsonFields.text(arguments, "url")
                .map(url -> opened(url, arguments, baseUrl))
                .orElseGet(() -> posted(arguments, baseUrl));
        long before = server.admin().journal().latestNumber();
        Response response = server.vendor()
                .handle(new RequestContext(request, server.admin().clock().instant()));
        ObjectNode result = Json.MAPPER.createObjectNode();
        Optional<Exchange> exchange = recorded(request, before);
        exchange.ifPresent(it -> result.put("id", it.id()));
        write(response, result);
        exchange.ifPresent(it -> {
            result.put("outcome", it.outcome().kind().label());
            ExchangeRow.quoteReason(result, it);
        });
        result.set(
                "findings",
                ExchangeRow.findings(exchange.map(Exchange::findings).orElse(List.of()), fixes));
        return result.put("notice", Quoted.NOTICE);
    }

    private Optional<Exchange> recorded(Request request, long before) {
        return server
                .admin()
                .journal()
                .snapshot()
                .between(before, Long.MAX_VALUE)
                .find(exchange -> exchange.source() == Source.ASSISTANT
                        && exchange.request().method().equals(request.method()))
                .stream()
                .findFirst();
    }

    private Request posted(JsonNode arguments, String baseUrl) {
        String label = JsonFields.text(arguments, "endpoint").orElse(VendorEndpoint.BID_REQUEST.label());
        VendorEndpoint endpoint = Arrays.stream(VendorEndpoint.values())
                .filter(it -> it.label().equals(label))
                .findFirst()
                .orElseThrow();
        Headers headers = Headers.of(
                        "Content-Type",
                        "application/json",
                        endpoint.keyHeader(),
                        Arguments.key(arguments).orElse(KEY))
                .with(given(arguments));
        return request("POST", endpoint.path(), "", headers, body(arguments.path("body")), baseUrl);
    }

    private static byte[] body(JsonNode body) {
        if (body.isMissingNode()) {
            return new byte[0];
        }
        return body.isString() ? body.stringValue().getBytes(StandardCharsets.UTF_8) : Json.write(body);
    }

    private Request opened(String url, JsonNode arguments, String baseUrl) {
        if (arguments.has("endpoint")) {
            throw new ConfigurationException("url cannot be combined with endpoint");
        }
        try {
            URI target = new URI(url);
            String path = target.getRawPath();
            if (path == null || !path.startsWith("/")) {
                throw new ConfigurationException("url must be a URL of an ad, or its path");
            }
            Headers agent = Headers.of("User-Agent", "mock-ssp assistant");
            String query = Objects.requireNonNullElse(target.getRawQuery(), "");
            return arguments.has("body")
                    ? request(
                            "POST",
                            path,
                            query,
                            agent.with("Content-Type", "application/json").with(given(arguments)),
                            body(arguments.path("body")),
                            baseUrl)
                    : request("GET", path, query, agent.with(given(arguments)), new byte[0], baseUrl);
        } catch (URISyntaxException e) {
            throw new ConfigurationException("url is not a URL: " + e.getReason(), e);
        }
    }

    private Request request(String method, String path, String query, Headers headers, byte[] body, String baseUrl) {
        boolean oversized = body.length > server.config().bodyLimit();
        return new Request(
                method,
                path,
                query,
                headers.with(SOURCE_HEADER, Source.ASSISTANT.label()),
                oversized ? new byte[0] : body,
                oversized,
                "127.0.0.1",
                baseUrl);
    }

    private static Headers given(JsonNode arguments) {
        Headers headers = JsonFields.text(arguments, "scenario")
                .map(name -> Headers.of("X-Mock-Scenario", checked("scenario", name)))
                .orElse(Headers.none());
        for (var header : arguments.path("headers").properties()) {
            if (!HEADER_NAME.matcher(header.getKey()).matches()) {
                throw new ConfigurationException("headers: a name may have letters, digits and dashes, not spaces");
            }
            headers = headers.with(
                    header.getKey(), checked("headers", header.getValue().stringValue()));
        }
        return headers;
    }

    private static String checked(String argument, String value) {
        if (!HEADER_VALUE.matcher(value).matches()) {
            throw new ConfigurationException(argument + ": a value of a header cannot have control characters");
        }
        return value;
    }

    private static void write(Response response, ObjectNode result) {
        if (response instanceof Response.Delayed delayed) {
            result.put("delay_milliseconds", delayed.delay().toMillis());
            write(delayed.response(), result);
        } else if (response instanceof Response.Faulty faulty) {
            result.put("fault", faulty.fault().label());
            writeComplete(faulty.status(), faulty.response(), faulty.fault() == Fault.TRUNCATED_BODY, result);
        } else {
            writeComplete(response.status(), response, true, result);
        }
    }

    private static void writeComplete(int status, Response response, boolean arrives, ObjectNode result) {
        result.put("status", status);
        ObjectNode headers = result.putObject("headers");
        if (arrives) {
            response.headers().forEach(headers::put);
        }
        String body = arrives && response instanceof Response.Bytes bytes && isText(bytes.contentType())
                ? new String(bytes.body(), StandardCharsets.UTF_8)
                : "";
        Quoted.put(result, "body", body, Quoted.BODY);
    }

    private static boolean isText(String contentType) {
        return contentType.startsWith("text/") || contentType.contains("json");
    }
}
