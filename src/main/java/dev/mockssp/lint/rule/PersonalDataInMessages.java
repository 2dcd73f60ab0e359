package dev.mockssp.lint.rule;

import dev.mockssp.config.value.Revision;
import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.history.PriorTraffic;
import dev.mockssp.lint.pii.CardNumberDetector;
import dev.mockssp.lint.pii.EmailDetector;
import dev.mockssp.lint.pii.PersonalDataDetector;
import dev.mockssp.lint.pii.PhoneNumberDetector;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Reports one kind of personal data in messages. Checks the newest messages first. */
record PersonalDataInMessages(RuleInfo info, PersonalDataDetector detector) implements Rule {

    private static final int MAX_CHARACTERS = 64 << 10;
    private static final String WHY =
            "Every DSP in the auction receives the conversation. Mask or remove personal data before you send it.";

    static final Rule EMAIL = new PersonalDataInMessages(
            RuleInfo.error(
                    "email-in-messages",
                    "S1",
                    "a message, or summary of revision 2026, contains an e-mail address",
                    WHY),
            new EmailDetector());

    static final Rule CARD = new PersonalDataInMessages(
            RuleInfo.error(
                    "card-in-messages",
                    "S1",
                    "a message, or summary of revision 2026, contains a payment card number (valid prefix and check digit)",
                    WHY),
            new CardNumberDetector());

    static final Rule PHONE = new PersonalDataInMessages(
            RuleInfo.warning(
                    "phone-in-messages",
                    "S1",
                    "a message, or summary of revision 2026, contains text that looks like a phone number",
                    WHY),
            PhoneNumberDetector.ofAnyKind());

    @Override
    public List<Observation> check(ExchangeFacts facts, PriorTraffic history) {
        if (facts.isGetAd()) {
            JsonNode content = facts.body().path("content");
            return Stream.of("user", "chatbot")
                    .flatMap(name -> inContent(content, name).stream())
                    .toList();
        }
        if (!facts.isBidRequest()) {
            return List.of();
        }
        Optional<Observation> inMessages = facts.conversation().isPlain()
                ? Optional.empty()
                : in(facts.body().path("messages"));
        Optional<Observation> inSummary = facts.revision() == Revision.R2026
                ? in("/summary", facts.body().path("summary").stringValue(""), MAX_CHARACTERS)
                : Optional.empty();
        return Stream.concat(inMessages.stream(), inSummary.stream()).toList();
    }

    private Optional<Observation> inContent(JsonNode content, String name) {
        return in("/content/" + name, content.path(name).stringValue(""), MAX_CHARACTERS);
    }

    private Optional<Observation> in(JsonNode messages) {
        int left = MAX_CHARACTERS;
        for (int i = messages.size() - 1; i >= 0 && left > 0; i--) {
            String text = messages.path(i).path("content").stringValue("");
            Optional<Observation> personalData = in("/messages/" + i + "/content", text, left);
            if (personalData.isPresent()) {
                return personalData;
            }
            left -= 16 + text.length();
        }
        return Optional.empty();
    }

    private Optional<Observation> in(String pointer, String text, int most) {
        return detector.find(text.length() <= most ? text : text.substring(0, most))
                .map(personalData -> new Observation(pointer, pointer + " contains " + personalData));
    }
}
