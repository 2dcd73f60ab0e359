package dev.mockssp.lint;

import dev.mockssp.journal.Exchange;
import java.util.List;
import java.util.Optional;

final class UnchangedRetry implements Rule {

    private static final List<String> DECISIVE =
            List.of("thrad-api-key", "thrads-api-key", "Origin", "Content-Type", "X-Mock-Scenario");

    private static final RuleEntry ENTRY = RuleEntry.warning(
            "unchanged-retry",
            "S1",
            "a request that got a 400, 401, 403 or 422 is sent again unchanged within a minute",
            "These answers mean that the request itself is wrong, so the same request fails again: log it, go on without"
                    + " an ad, and retry only what can get better.");

    @Override
    public RuleEntry entry() {
        return ENTRY;
    }

    @Override
    public boolean looksBack() {
        return true;
    }

    @Override
    public Optional<String> seen(Facts facts, Past past) {
        return past.refusal()
                .map(refusal ->
                        "the same request as exchange " + refusal.number() + ", which was a " + refusal.status());
    }

    static boolean isRefused(Facts facts) {
        int status = facts.exchange().answer().status();
        return facts.isCall() && (status == 400 || status == 401 || status == 403 || status == 422);
    }

    /** @return what tells the request from others, the scenario included: in a test that is what changes */
    static long fingerprint(Facts facts) {
        Exchange exchange = facts.exchange();
        long print = Fingerprint.of(exchange.request().body());
        print = Fingerprint.mix(print, Fingerprint.of(exchange.endpoint()));
        print = Fingerprint.mix(print, Fingerprint.of(exchange.caller().keyId()));
        print = Fingerprint.mix(print, Fingerprint.of(exchange.scenario().name()));
        for (String name : DECISIVE) {
            print = Fingerprint.mix(print, Fingerprint.of(facts.header(name).orElse("")));
        }
        return print;
    }
}
