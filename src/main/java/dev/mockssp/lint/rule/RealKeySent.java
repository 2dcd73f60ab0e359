package dev.mockssp.lint.rule;

import dev.mockssp.core.Headers;
import dev.mockssp.journal.UnknownKeyMask;
import dev.mockssp.lint.facts.ApiKeysInBody;
import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.List;
import java.util.Locale;

/** Reports unknown keys. The journal does not store them, so this rule reads the masks in their place. */
final class RealKeySent implements Rule {

    private static final RuleInfo INFO = RuleInfo.error(
            "real-key-sent",
            "advice",
            "the key is unknown: it does not start with staging or production, and no option sets it",
            "It may be a real key, which can leak into logs and shell histories. Use a key that starts"
                    + " with staging or production. mock-ssp does not store an unknown key: its header shows only the"
                    + " length, and repetitions in the request are removed.");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Observation> check(ExchangeFacts facts, PriorTraffic history) {
        List<Headers.Field> fields = facts.exchange().request().headers().fields();
        for (int i = 0; i < fields.size(); i++) {
            Headers.Field field = fields.get(i);
            if (OtherEndpointHeader.isKey(field.name()) && UnknownKeyMask.hidesKey(field.value())) {
                return List.of(Observation.ofHeader(
                        field.name().toLowerCase(Locale.ROOT), field.name() + ": " + field.value()));
            }
        }
        for (ApiKeysInBody.Member member :
                ApiKeysInBody.in(facts.exchange().request().body())) {
            if (member.value().equals(UnknownKeyMask.REPLACEMENT)) {
                return List.of(Observation.ofExchange(member.name() + " in the body, not kept"));
            }
        }
        return List.of();
    }
}
