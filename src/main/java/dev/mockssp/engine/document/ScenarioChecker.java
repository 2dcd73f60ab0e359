package dev.mockssp.engine.document;

import dev.mockssp.access.ApiKey;
import dev.mockssp.access.ApiKeyRegistry;
import dev.mockssp.auction.AdFormat;
import dev.mockssp.auction.Campaign;
import dev.mockssp.auction.Inventory;
import dev.mockssp.config.value.Revision;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.Problem;
import dev.mockssp.core.Problems;
import dev.mockssp.core.text.MessageText;
import dev.mockssp.core.text.SpellingSuggestion;
import dev.mockssp.scenario.Behaviour;
import dev.mockssp.scenario.RevisionCheck;
import dev.mockssp.scenario.Scenario;
import dev.mockssp.scenario.ScenarioCheck;
import dev.mockssp.scenario.Step;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.core.JsonPointer;

/**
 * Finds what a scenario can never do: the steps of {@link ScenarioCheck}, campaigns that the inventory does not have,
 * keys that are not valid, and parts that its revision does not have.
 */
public final class ScenarioChecker {

    private static final int MAX_NEAREST = 5;

    private final Supplier<Optional<Inventory>> inventory;
    private final ApiKeyRegistry keys;

    /**
     * @param inventory returns the active inventory, empty if it is not known; called when a step needs it
     * @param keys the valid API keys
     */
    public ScenarioChecker(Supplier<Optional<Inventory>> inventory, ApiKeyRegistry keys) {
        this.inventory = inventory;
        this.keys = keys;
    }

    /**
     * @param scenario a scenario
     * @param owner the only key that sees it; empty if all keys see it
     * @return its problems: errors if it cannot work, warnings for parts of it that have no effect
     */
    public List<Problem> problems(Scenario scenario, Optional<ApiKey> owner) {
        return problems(ScenarioDraft.of(scenario), owner);
    }

    /**
     * @param draft a scenario document
     * @param owner the only key that sees the scenario; empty if all keys see it
     * @return all its problems: its own, then as {@link #problems(Scenario, Optional)} those of the steps that can be read
     */
    public List<Problem> problems(ScenarioDraft draft, Optional<ApiKey> owner) {
        Problems found = new Problems();
        draft.problems().forEach(found::add);
        owner.flatMap(key -> mismatch(draft, key)).ifPresent(found::add);
        JsonPointer steps = JsonPointer.empty().appendProperty("steps");
        draft.steps().byIndex().forEach((index, step) -> {
            JsonPointer at = steps.appendIndex(index);
            if (owner.isEmpty()) {
                checkKey(step, at.appendProperty("when").appendProperty("key"), found);
            }
            if (step.then() instanceof Behaviour.Fill fill) {
                checkFill(step, fill, at.appendProperty("fill"), found);
                checkRevision(draft, fill, at.appendProperty("fill").appendProperty("campaign"), found);
            }
        });
        RevisionCheck.of(draft.steps(), draft.revision()).forEach(found::add);
        ScenarioCheck.of(draft.steps(), owner.map(ApiKey::name)).forEach(found::add);
        return found.all();
    }

    private static Optional<Problem> mismatch(ScenarioDraft draft, ApiKey owner) {
        return draft.revision()
                .filter(revision -> revision != owner.revision())
                .map(revision -> Problem.error(
                        "/revision",
                        "/revision is " + revision.label() + ", but the key that the scenario belongs to has revision "
                                + owner.revision().label(),
                        List.of(owner.revision().label())));
    }

    /**
     * @param draft a scenario document
     * @param owner the only key that sees the scenario; empty if all keys see it
     * @param source where it comes from, human-readable
     * @param warnings receives the warnings, without the source
     * @return the scenario
     * @throws ConfigurationException when it has errors or cannot work, with all reasons
     */
    public Scenario requireUseful(
            ScenarioDraft draft, Optional<ApiKey> owner, String source, Consumer<Problem> warnings) {
        List<Problem> problems = problems(draft, owner);
        List<Problem> errors = problems.stream().filter(Problem::isError).toList();
        if (!errors.isEmpty()) {
            throw ConfigurationException.of(errors).in(source);
        }
        problems.forEach(warnings);
        return draft.require(source);
    }

    private void checkKey(Step step, JsonPointer at, Problems own) {
        Optional<String> unknown =
                step.when().key().filter(key -> !key.contains("+")).filter(key -> !keys.hasKeyFor(key));
        unknown.ifPresent(key -> own.add(Problem.warning(
                at.toString(),
                at + ": no valid key is " + MessageText.quoted(key)
                        + ", so the step is never played; keys begin with staging or production, or are set with"
                        + " --key")));
    }

    private void checkFill(Step step, Behaviour.Fill fill, JsonPointer at, Problems own) {
        Optional<List<Campaign>> campaigns = campaigns(fill);
        if (campaigns.isEmpty()) {
            return;
        }
        if (campaigns.get().isEmpty() && fill.campaign().isPresent()) {
            own.add(unknownCampaign(fill.campaign().get(), at.appendProperty("campaign")));
            return;
        }
        Optional<AdFormat> format = fill.format()
                .filter(label -> step.when().endpoint().filter("get-ad"::equals).isEmpty())
                .flatMap(AdFormat::of);
        if (format.isPresent()
                && campaigns.get().stream().noneMatch(it -> it.formats().contains(format.get()))) {
            own.add(missingFormat(fill, campaigns.get(), at.appendProperty("format")));
        }
    }

    private void checkRevision(ScenarioDraft draft, Behaviour.Fill fill, JsonPointer at, Problems own) {
        fill.campaign()
                .flatMap(id -> inventory.get().flatMap(known -> known.find(id)))
                .filter(campaign -> campaign.since() == Revision.R2026)
                .flatMap(campaign -> RevisionCheck.ofLaterCampaign(draft.revision(), at))
                .ifPresent(own::add);
    }

    /** The campaigns that the step can show; empty if they are not known. */
    private Optional<List<Campaign>> campaigns(Behaviour.Fill fill) {
        if (fill.ad().isPresent()) {
            return Optional.of(List.of(Campaign.of(fill.ad().get())));
        }
        if (fill.campaign().isEmpty() && fill.format().isEmpty()) {
            return Optional.empty();
        }
        return inventory
                .get()
                .map(known -> fill.campaign()
                        .map(id -> known.find(id).stream().toList())
                        .orElseGet(known::campaigns));
    }

    private Problem unknownCampaign(String id, JsonPointer at) {
        List<String> known = inventory.get().stream()
                .flatMap(all -> all.campaigns().stream())
                .map(Campaign::id)
                .toList();
        List<String> nearest = SpellingSuggestion.nearest(id, known, MAX_NEAREST);
        String hint = SpellingSuggestion.of(id, known)
                .map(near -> "; did you mean " + MessageText.quoted(near) + "?")
                .orElse(".");
        String examples = nearest.isEmpty() ? "" : ", the nearest are " + String.join(", ", nearest);
        return Problem.error(
                at.toString(),
                at + ": the inventory has no campaign " + MessageText.quoted(id) + hint + " It has "
                        + MessageText.count(known.size(), "campaign") + examples,
                nearest);
    }

    private static Problem missingFormat(Behaviour.Fill fill, List<Campaign> campaigns, JsonPointer at) {
        List<String> allowed = campaigns.stream()
                .flatMap(campaign -> campaign.formats().stream())
                .distinct()
                .map(AdFormat::label)
                .sorted()
                .toList();
        String subject = fill.ad().isPresent()
                ? "the ad"
                : fill.campaign()
                        .map(id -> "the campaign " + MessageText.quoted(id))
                        .orElse("the inventory");
        return Problem.error(
                at.toString(),
                at + " is " + fill.format().orElseThrow() + ", which " + subject + " does not have; its formats are: "
                        + String.join(", ", allowed),
                allowed);
    }
}
