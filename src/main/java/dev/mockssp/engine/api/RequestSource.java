package dev.mockssp.engine.api;

import dev.mockssp.core.Request;
import dev.mockssp.core.VendorPaths;
import dev.mockssp.core.text.MessageText;
import dev.mockssp.core.text.QueryString;
import dev.mockssp.core.text.SpellingSuggestion;
import dev.mockssp.journal.Source;
import java.util.Optional;

/**
 * The source of a request, as its header names it. A browser sends no such header when it opens a link or loads a pixel.
 * So the URLs that are issued to a marked request have a query parameter that repeats the mark.
 */
public final class RequestSource {

    public static final String HEADER = "X-Mock-Source";

    private static final String PARAMETER = "mock-source";

    private RequestSource() {}

    /** The source that the request names; the client if it names none, an unknown one, or several. */
    public static Source of(Request request) {
        return request.headers().repeats(HEADER)
                ? Source.CLIENT
                : named(request).flatMap(Source::of).orElse(Source.CLIENT);
    }

    /** What is wrong if the request names an unknown source, or has the header more than once. */
    public static Optional<String> problem(Request request) {
        if (request.headers().repeats(HEADER)) {
            return Optional.of("The header " + HEADER + " is repeated; send it once. Allowed: "
                    + String.join(", ", Source.labels()));
        }
        return named(request)
                .filter(name -> Source.of(name).isEmpty())
                .map(name -> SpellingSuggestion.unknown(
                        "The source " + MessageText.quoted(name) + " in " + place(request), name, Source.labels()));
    }

    private static String place(Request request) {
        return request.headers().has(HEADER) ? HEADER : "the query parameter " + PARAMETER;
    }

    private static Optional<String> named(Request request) {
        Optional<String> header = request.headers().first(HEADER);
        return header.isPresent() ? header.map(String::strip) : parameter(request);
    }

    /** Links only: a request for an ad has a header. */
    private static Optional<String> parameter(Request request) {
        boolean mayBeLink = request.method().equals("GET") || request.path().equals(VendorPaths.POLL_VOTE);
        if (!mayBeLink || !request.query().contains(PARAMETER)) {
            return Optional.empty();
        }
        return QueryString.parameter(request.query(), PARAMETER);
    }

    /** The URL, marked with the source of the request that it is issued to. */
    static String marked(String url, Request request) {
        Source source = of(request);
        return source == Source.CLIENT ? url : url + (url.contains("?") ? "&" : "?") + PARAMETER + "=" + source.label();
    }
}
