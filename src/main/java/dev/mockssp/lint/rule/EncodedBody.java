package dev.mockssp.lint.rule;

import dev.mockssp.core.BodyEncoding;
import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.List;

/** Reports bodies that are compressed, or in another charset than UTF-8. */
final class EncodedBody implements Rule {

    private static final String CODING = "Content-Encoding";

    private static final RuleInfo INFO = RuleInfo.warning(
            "encoded-body",
            "advice",
            "the body of a request has a Content-Encoding, or a charset other than UTF-8",
            "The documents know only plain JSON, which is always UTF-8. mock-ssp rejects such a request. Send the body as"
                    + " it is, without Content-Encoding.");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Observation> check(ExchangeFacts facts, PriorTraffic history) {
        return facts.isAdRequest()
                ? BodyEncoding.unsupported(facts.exchange().request().headers()).stream()
                        .map(seen -> Observation.ofHeader(seen.startsWith(CODING) ? CODING : "Content-Type", seen))
                        .toList()
                : List.of();
    }
}
