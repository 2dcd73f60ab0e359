package dev.mockssp.lint.rule;

import com.google.re2j.Pattern;
import dev.mockssp.config.value.Revision;
import dev.mockssp.core.VendorPaths;
import dev.mockssp.journal.Exchange;
import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reports requests of view pixels whose URL is not a whole, decoded parameter of {@code url}: it was not decoded, was cut
 * out of the decoded text, or begins at the wrong place.
 */
final class ViewUrlCut implements Rule {

    /** A path that still has the percent-encoded URL of a pixel, or its percent-encoded query. */
    private static final Pattern ENCODED = Pattern.compile("(?i)(%2F|/)api(%2F|/)v1(%2F|/)tracking(%2F|/)view%3F");

    /** The other parameters of {@code url} behind the token of a pixel, encoded or not. */
    private static final Pattern NEIGHBOUR = Pattern.compile("(?i)(&|;|%26|%3B)(amp;)?(thrad_)?view_url(=|%3D)");

    private static final RuleInfo INFO = RuleInfo.error(
            "view-url-cut",
            "D",
            "a view ping has another part of url in it, or is still percent-encoded",
            "Parse the query of url, for example with URLSearchParams, and request the decoded values of view_url and"
                    + " thrad_view_url. Text that is cut out of url works for some ads only.");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Set<Revision> revisions() {
        return Set.of(Revision.R2026);
    }

    @Override
    public List<Observation> check(ExchangeFacts facts, PriorTraffic history) {
        return problem(facts.exchange()).map(Observation::ofExchange).stream().toList();
    }

    private static Optional<String> problem(Exchange exchange) {
        Exchange.RecordedRequest request = exchange.request();
        if (!request.method().equals("GET")) {
            return Optional.empty();
        }
        boolean unknown = exchange.endpoint().equals("unknown");
        if (unknown && ENCODED.matcher(request.path()).find()) {
            return Optional.of("the URL is still percent-encoded");
        }
        boolean view = request.path().startsWith(VendorPaths.VIEW);
        return view && NEIGHBOUR.matcher("&" + request.query()).find()
                ? Optional.of("the query has another parameter of url")
                : Optional.empty();
    }
}
