package dev.mockssp.pact;

import au.com.dius.pact.core.model.matchingrules.MatchingRuleCategory;
import au.com.dius.pact.core.model.matchingrules.MinTypeMatcher;
import au.com.dius.pact.core.model.matchingrules.RegexMatcher;
import dev.mockssp.contract.HeaderRule;
import dev.mockssp.contract.Interaction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The header fields of an interaction, and their matching rules. */
final class PactHeaders {

    private static final String JSON = "(?i)^application/json(\\s*;.*)?$";

    private PactHeaders() {}

    /** Any API key matches. All other headers must be sent as they are, because they cause the outcome. */
    static Map<String, List<String>> ofRequest(Interaction interaction, MatchingRuleCategory rules) {
        Map<String, List<String>> result = new LinkedHashMap<>();
        interaction.request().headers().forEach((name, value) -> {
            result.put(name, List.of(value));
            pattern(interaction, name).ifPresent(pattern -> rules.addRule(name, new RegexMatcher(pattern)));
        });
        return result;
    }

    private static Optional<String> pattern(Interaction interaction, String name) {
        if (name.equals(interaction.provider().keyHeader())) {
            return Optional.of("^\\S+$");
        }
        return switch (name) {
            case "Content-Type" -> Optional.of(JSON);
            case "User-Agent" -> Optional.of("^.+$");
            case "Access-Control-Request-Headers" -> Optional.of("^[A-Za-z0-9, -]+$");
            default -> Optional.empty();
        };
    }

    /**
     * The headers of the contract, except for redirects: verifiers that follow them see the headers of the redirect's
     * target.
     */
    static Map<String, List<String>> ofResponse(Interaction interaction, MatchingRuleCategory rules) {
        Map<String, List<String>> result = new LinkedHashMap<>();
        boolean redirect = interaction.response().status() == 302;
        interaction.response().headers().forEach((name, value) -> {
            Optional<HeaderRule> rule = HeaderRule.of(interaction, name);
            if (rule.isEmpty() || redirect && rule.get() instanceof HeaderRule.WebUrl) {
                return;
            }
            if (rule.get() instanceof HeaderRule.Listing list && list.items().size() > 1) {
                // verifiers count the items only if the pact has several, and then require as many as it has
                result.put(name, list.items());
                rules.addRule(name, new MinTypeMatcher(list.items().size()));
            } else {
                result.put(name, List.of(value));
            }
            if (!(rule.get() instanceof HeaderRule.Exact)) {
                rules.addRule(name, new RegexMatcher(rule.get().pattern()));
            }
        });
        return result;
    }
}
