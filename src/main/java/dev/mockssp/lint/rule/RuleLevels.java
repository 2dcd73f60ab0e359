package dev.mockssp.lint.rule;

import dev.mockssp.config.RuleSetting;
import dev.mockssp.config.value.RuleLevel;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.text.SpellingSuggestion;
import dev.mockssp.journal.Finding;
import dev.mockssp.journal.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Applies the levels of {@code --rule} to findings. Immutable. */
public final class RuleLevels {

    /** The key is empty for a level of all keys. */
    private record Scope(String keyId, String rule) {}

    private final Map<Scope, RuleSetting> settings;

    private RuleLevels(Map<Scope, RuleSetting> settings) {
        this.settings = Map.copyOf(settings);
    }

    /** @return levels that change nothing */
    public static RuleLevels none() {
        return new RuleLevels(Map.of());
    }

    /**
     * @param configured the levels that the user has set
     * @param keyIds returns the identifier of an API key, empty if the key is not valid
     * @throws ConfigurationException if a rule or a key does not exist, or a rule has no level of one key
     */
    public static RuleLevels of(List<RuleSetting> configured, Function<String, Optional<String>> keyIds) {
        Map<Scope, RuleSetting> settings = new HashMap<>();
        for (RuleSetting setting : configured) {
            requireRule(setting);
            String keyId = setting.key().isEmpty()
                    ? ""
                    : keyIds.apply(setting.key().get())
                            .orElseThrow(
                                    () -> setting.error("has a key that is not valid here; expected a key that starts"
                                            + " with staging or production, or one that is set with --key"));
            settings.put(new Scope(keyId, setting.rule()), setting);
        }
        return new RuleLevels(settings);
    }

    /** @throws ConfigurationException if a rule does not exist, or has no level of one key */
    public static void requireRules(List<RuleSetting> configured) {
        configured.forEach(RuleLevels::requireRule);
    }

    private static void requireRule(RuleSetting setting) {
        List<String> rules = RuleCatalogue.all().stream().map(RuleInfo::id).toList();
        if (!rules.contains(setting.rule())) {
            List<String> nearest = SpellingSuggestion.nearest(setting.rule(), rules, 3);
            throw setting.error("has an unknown rule"
                    + (nearest.isEmpty() ? "" : "; the nearest are " + String.join(", ", nearest))
                    + "; docs/LINT.md lists all");
        }
        if (RuleCatalogue.isAboutReport(setting.rule()) && setting.key().isPresent()) {
            throw setting.error(
                    "sets a level for one key, but the rule is about the whole report; expected RULE=LEVEL");
        }
    }

    /** @return whether the levels change nothing */
    public boolean isEmpty() {
        return settings.isEmpty();
    }

    /**
     * Applies the levels to the findings of an exchange.
     *
     * @param keyId the identifier of the exchange's API key
     * @param source whose request it was
     * @param suppressed counts the findings that are off
     * @return the other findings, each with its level as severity
     */
    public List<Finding> apply(List<Finding> findings, String keyId, Source source, SuppressedFindings suppressed) {
        if (settings.isEmpty() || findings.isEmpty()) {
            return findings;
        }
        List<Finding> remaining = new ArrayList<>();
        for (Finding finding : findings) {
            suppression(finding.rule(), keyId, 1)
                    .ifPresentOrElse(
                            one -> suppressed.count(one, keyId, source),
                            () -> remaining.add(finding.with(severity(finding.rule(), finding.severity(), keyId))));
        }
        return List.copyOf(remaining);
    }

    /**
     * @param keyId the identifier of the API key of the findings; empty for findings of several keys
     * @param count how many findings the rule has
     * @return what suppresses them, empty if nothing does; does not count them
     */
    public Optional<Suppression> suppression(String rule, String keyId, long count) {
        return setting(rule, keyId)
                .filter(setting -> setting.level() == RuleLevel.OFF)
                .map(setting -> new Suppression(rule, setting.shown(), count));
    }

    /**
     * @param usual the severity of the rule's findings if no level is set
     * @return the severity of findings that are not suppressed
     */
    public Finding.Severity severity(String rule, Finding.Severity usual, String keyId) {
        return setting(rule, keyId)
                .filter(setting -> setting.level() != RuleLevel.OFF)
                .map(setting -> Finding.Severity.valueOf(setting.level().name()))
                .orElse(usual);
    }

    private Optional<RuleSetting> setting(String rule, String keyId) {
        RuleSetting ofKey = settings.get(new Scope(keyId, rule));
        return Optional.ofNullable(ofKey == null ? settings.get(new Scope("", rule)) : ofKey);
    }
}
