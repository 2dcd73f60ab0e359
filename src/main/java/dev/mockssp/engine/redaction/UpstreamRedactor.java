package dev.mockssp.engine.redaction;

import dev.mockssp.core.Headers;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Removes other private data from exchanges with the upstream: tokens in links, which would allow anyone to click,
 * personal addresses and cookies.
 */
public final class UpstreamRedactor {

    static final String REPLACEMENT = "not-kept";

    private static final Pattern TOKENS = Pattern.compile(
            "((?:^|[?&;]|(?<=\\s))[^=&#?;\\s\"]{0,64}(?:token|key|auth|secret|session|sig|click)[^=&#?;\\s\"]{0,64}=)[^&#\\s\"\\\\]+",
            Pattern.CASE_INSENSITIVE);
    /** The same in a URL that is a parameter of another one, encoded once or more. */
    private static final Pattern NESTED_TOKENS = Pattern.compile(
            "(%(?:25)*(?:3F|26|3B)[A-Za-z0-9._~-]{0,64}(?:token|key|auth|secret|session|sig|click)[A-Za-z0-9._~-]{0,64}"
                    + "%(?:25)*3D)(?:(?!%(?:25)*(?:26|23))[^&#\\s\"\\\\])+",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern PRODUCT = Pattern.compile("(/message/redirect/)[^/?#\\s\"\\\\]+");
    private static final Set<String> CLIENT_IP_HEADERS =
            Set.of("x-forwarded-for", "forwarded", "x-real-ip", "x-client-ip", "cf-connecting-ip", "true-client-ip");
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]{7,15}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]+");
    private static final Pattern LOOPBACK = Pattern.compile("127\\..*|::1|0:0:0:0:0:0:0:1");

    /** E-mail and IP addresses. A host in a URL is a server, and 127.0.0.1 is this machine, so they stay. */
    private static final Pattern PERSONAL_ADDRESS = Pattern.compile(String.join(
            "|",
            "(?<![0-9.]|//)(?!127\\.)(?:[0-9]{1,3}\\.){3}[0-9]{1,3}(?![0-9])",
            "(?<![0-9A-Za-z:])(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}(?![0-9A-Za-z:])",
            "(?<![0-9A-Za-z:])(?=[0-9A-Fa-f:]*[0-9])(?:[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{1,4}){0,6})?::"
                    + "(?:[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{1,4}){0,6})?(?![0-9A-Za-z:])",
            "[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,255}\\.[A-Za-z]{2,24}"));

    private UpstreamRedactor() {}

    static Exchange redact(Exchange exchange) {
        Exchange.RecordedRequest request = exchange.request();
        Exchange.RecordedResponse response = exchange.response();
        return exchange.with(
                new Exchange.RecordedRequest(
                        request.method(),
                        withoutTokens(request.path()),
                        withoutTokens(request.query()),
                        requestHeaders(request.headers()),
                        request.body(),
                        request.oversized()),
                new Exchange.RecordedResponse(
                        response.status(),
                        responseHeaders(response.headers()),
                        response.contentType(),
                        body(response),
                        response.fault()),
                outcome(exchange.outcome()),
                exchange.findings().stream()
                        .map(finding -> finding.withTexts(text -> withoutAddresses(withoutTokens(text))))
                        .toList());
    }

    public static String withoutTokens(String text) {
        String links = PRODUCT.matcher(text).replaceAll("$1" + REPLACEMENT);
        String outer = TOKENS.matcher(links).replaceAll("$1" + REPLACEMENT);
        return NESTED_TOKENS.matcher(outer).replaceAll("$1" + REPLACEMENT);
    }

    /** @return the client addresses in a request's headers, except loopback addresses */
    static List<String> addresses(Headers headers) {
        return headers.fields().stream()
                .filter(UpstreamRedactor::hasClientAddress)
                .flatMap(field -> Arrays.stream(field.value().split("[,;=\"\\s\\[\\]]+")))
                .filter(text -> ADDRESS.matcher(text).matches())
                .filter(text -> !LOOPBACK.matcher(text).matches())
                .toList();
    }

    private static boolean hasClientAddress(Headers.Field field) {
        return CLIENT_IP_HEADERS.contains(field.name().toLowerCase(Locale.ROOT));
    }

    private static Headers requestHeaders(Headers headers) {
        return Headers.of(headers.fields().stream()
                .map(field -> new Headers.Field(field.name(), header(field)))
                .toList());
    }

    private static Headers responseHeaders(Headers headers) {
        return Headers.of(requestHeaders(headers).fields().stream()
                .map(field -> new Headers.Field(field.name(), withoutAddresses(field.value())))
                .toList());
    }

    private static String withoutAddresses(String text) {
        return PERSONAL_ADDRESS.matcher(text).replaceAll(REPLACEMENT);
    }

    private static String header(Headers.Field field) {
        boolean cookie = field.name().toLowerCase(Locale.ROOT).contains("cookie");
        return cookie || hasClientAddress(field) ? REPLACEMENT : withoutTokens(field.value());
    }

    private static byte[] body(Exchange.RecordedResponse response) {
        if (response.contentType().startsWith("image/")) {
            return response.body();
        }
        String text = new String(response.body(), StandardCharsets.UTF_8);
        String kept = withoutAddresses(withoutTokens(text));
        return kept.equals(text) ? response.body() : kept.getBytes(StandardCharsets.UTF_8);
    }

    private static Outcome outcome(Outcome outcome) {
        return new Outcome(
                outcome.kind(),
                withoutAddresses(withoutTokens(outcome.reason())),
                outcome.billable(),
                outcome.impressions(),
                outcome.earnedUnits(),
                outcome.bidIds());
    }
}
