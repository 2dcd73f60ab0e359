package dev.mockssp.lint.rule;

import dev.mockssp.core.Headers;
import dev.mockssp.lint.facts.ApiKeysInBody;
import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.PriorTraffic;
import java.util.List;
import java.util.Optional;

/** Of such a key nothing but its length is kept, so this rule has to do with that. */
final class RealKeySent implements Rule {

    /** What stands in place of such a key in a body. */
    private static final String NOT_KEPT = "(key-not-kept)";

    private static final RuleInfo ENTRY = RuleInfo.error(
            "real-key",
            "advice",
            "the key is none that the double knows: it neither begins with staging or production nor was given by option",
            "It may be a real key in a local run, and from there it gets into logs and histories. Use one that begins"
                    + " with staging or production. Nothing of it but its length was kept, neither in its header nor"
                    + " where the request repeats it.");

    @Override
    public RuleInfo info() {
        return ENTRY;
    }

    @Override
    public Optional<String> check(ExchangeFacts facts, PriorTraffic past) {
        List<Headers.Field> fields = facts.exchange().request().headers().fields();
        for (int i = 0; i < fields.size(); i++) {
            Headers.Field field = fields.get(i);
            if (OtherEndpointHeader.isKey(field.name()) && isUnknown(field.value())) {
                return Optional.of(field.name() + ": " + field.value());
            }
        }
        for (ApiKeysInBody.Member member :
                ApiKeysInBody.in(facts.exchange().request().body())) {
            if (member.value().equals(NOT_KEPT)) {
                return Optional.of(member.name() + " in the body, not kept");
            }
        }
        return Optional.empty();
    }

    private static boolean isUnknown(String masked) {
        return masked.startsWith("(") && masked.endsWith(" characters, not kept)") && !masked.startsWith("(0 ");
    }
}
