package dev.mockssp.lint.rule;

import com.google.re2j.Pattern;
import dev.mockssp.config.value.Revision;
import dev.mockssp.core.text.MessageText;
import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.List;
import java.util.Set;

final class AgeRangeForm implements Rule {

    private static final Pattern FORM = Pattern.compile("[0-9]{1,3}(-[0-9]{1,3}|\\+)");

    private static final RuleInfo INFO = RuleInfo.info(
            "age-range-form",
            "D",
            "user_metadata.age_range has another form than 25-34 or 65+",
            "25-34 is the only documented value. The server takes any text, and may not understand it.");

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
        return facts.isBidRequest()
                ? facts.body().path("user_metadata").path("age_range").stringValueOpt().stream()
                        .filter(range -> !FORM.matches(range))
                        .map(range ->
                                new Observation("/user_metadata/age_range", "age_range: " + MessageText.quoted(range)))
                        .toList()
                : List.of();
    }
}
