package dev.mockssp.lint.rule;

import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.PriorTraffic;
import dev.mockssp.lint.pii.CardNumberDetector;
import dev.mockssp.lint.pii.EmailDetector;
import dev.mockssp.lint.pii.PersonalDataDetector;
import dev.mockssp.lint.pii.PhoneNumberDetector;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reports one kind of personal data in messages. Checks the newest messages first. */
record PersonalDataInMessages(RuleInfo info, PersonalDataDetector detector) implements Rule {

    private static final int MAX_CHARACTERS = 64 << 10;
    private static final String WHY =
            "Every DSP in the auction receives the conversation. Mask or remove personal data before you send it.";

    static final Rule EMAIL = new PersonalDataInMessages(
            RuleInfo.error("email-in-messages", "S1", "a message contains an e-mail address", WHY),
            new EmailDetector());

    static final Rule CARD = new PersonalDataInMessages(
            RuleInfo.error(
                    "card-in-messages",
                    "S1",
                    "a message contains a payment card number (valid prefix and check digit)",
                    WHY),
            new CardNumberDetector());

    static final Rule PHONE = new PersonalDataInMessages(
            RuleInfo.warning("phone-in-messages", "S1", "a message contains text that looks like a phone number", WHY),
            PhoneNumberDetector.ofAnyKind());

    @Override
    public Optional<String> check(ExchangeFacts facts, PriorTraffic history) {
        if (facts.isGetAd()) {
            JsonNode content = facts.body().path("content");
            return inContent(content, "user").or(() -> inContent(content, "chatbot"));
        }
        return facts.isBidRequest() && !facts.conversation().isPlain()
                ? in(facts.body().path("messages"))
                : Optional.empty();
    }

    private Optional<String> inContent(JsonNode content, String name) {
        return in(content.path(name).stringValue(""), MAX_CHARACTERS)
                .map(personalData -> "/content/" + name + " contains " + personalData);
    }

    private Optional<String> in(JsonNode messages) {
        int left = MAX_CHARACTERS;
        for (int i = messages.size() - 1; i >= 0 && left > 0; i--) {
            JsonNode content = messages.path(i).path("content");
            String text = content.stringValue("");
            Optional<String> personalData = in(text, left);
            if (personalData.isPresent()) {
                return Optional.of("/messages/" + i + "/content contains " + personalData.get());
            }
            left -= 16 + text.length();
        }
        return Optional.empty();
    }

    private Optional<String> in(String text, int most) {
        return detector.find(text.length() <= most ? text : text.substring(0, most));
    }
}
