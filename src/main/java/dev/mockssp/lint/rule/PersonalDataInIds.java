package dev.mockssp.lint.rule;

import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.PriorTraffic;
import dev.mockssp.lint.pii.CardNumberDetector;
import dev.mockssp.lint.pii.EmailDetector;
import dev.mockssp.lint.pii.PersonalDataDetector;
import dev.mockssp.lint.pii.PhoneNumberDetector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reports personal data in ids, which every DSP receives. */
final class PersonalDataInIds implements Rule {

    private static final List<PersonalDataDetector> DETECTORS =
            List.of(new EmailDetector(), new CardNumberDetector(), PhoneNumberDetector.international());
    private static final int MAX_CHARACTERS = 1_000;

    private static final RuleInfo INFO = RuleInfo.error(
            "personal-data-in-ids",
            "S1",
            "userId or chatId contains an e-mail address, a phone number with its country code or a card number",
            "The user id must be anonymous and must not be personal data. Store a random id with each user.");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Observation> check(ExchangeFacts facts, PriorTraffic history) {
        if (!facts.isAdRequest()) {
            return List.of();
        }
        List<Observation> found = new ArrayList<>(0);
        in("userId", facts.exchange().client().userId()).ifPresent(found::add);
        in("chatId", facts.exchange().client().chatId()).ifPresent(found::add);
        return found;
    }

    private static Optional<Observation> in(String field, Optional<String> id) {
        String sent = id.orElse("");
        if (!PersonalDataDetector.couldMatch(sent)) {
            return Optional.empty();
        }
        String text = sent.length() <= MAX_CHARACTERS ? sent : sent.substring(0, MAX_CHARACTERS);
        for (int i = 0; i < DETECTORS.size(); i++) {
            Optional<String> personalData = DETECTORS.get(i).find(text);
            if (personalData.isPresent()) {
                return Optional.of(Observation.ofField("", field, field + " contains " + personalData.get()));
            }
        }
        return Optional.empty();
    }
}
