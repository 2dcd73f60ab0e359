package dev.mockssp.lint;

import java.util.List;
import java.util.Optional;

/** Ids go to every DSP; they must not say who somebody is. */
final class PersonalDataInIds implements Rule {

    private static final List<Detector> DETECTORS =
            List.of(new EmailAddress(), new CardNumber(), PhoneNumber.international());
    private static final int MOST = 1_000;

    private static final RuleEntry ENTRY = RuleEntry.error(
            "personal-data-in-ids",
            "S1",
            "userId or chatId holds an e-mail address, a phone number with its country code or a card number",
            "The user id must be anonymous and must not be personal data: use a random id that you keep with the user.");

    @Override
    public RuleEntry entry() {
        return ENTRY;
    }

    @Override
    public Optional<String> seen(Facts facts, Past past) {
        if (!facts.isCall()) {
            return Optional.empty();
        }
        Optional<String> inUser = in("userId", facts.exchange().caller().userId());
        return inUser.isPresent()
                ? inUser
                : in("chatId", facts.exchange().caller().chatId());
    }

    private static Optional<String> in(String field, Optional<String> id) {
        String sent = id.orElse("");
        if (!Detector.mayFindAny(sent)) {
            return Optional.empty();
        }
        String text = sent.length() <= MOST ? sent : sent.substring(0, MOST);
        for (int i = 0; i < DETECTORS.size(); i++) {
            Optional<String> found = DETECTORS.get(i).in(text);
            if (found.isPresent()) {
                return Optional.of(field + " holds " + found.get());
            }
        }
        return Optional.empty();
    }
}
