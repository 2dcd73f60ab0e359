package dev.mockssp.scenario;

import dev.mockssp.config.value.Revision;
import dev.mockssp.core.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Finds the parts of a scenario that only revision 2026 of the vendor API has, when the scenario does not say that it is
 * for that revision. Each is a warning.
 */
public final class RevisionCheck {

    private static final String POLL = "sponsored_poll";

    private record Part(JsonPointer at, String what) {}

    private RevisionCheck() {}

    /**
     * @param steps the steps of a scenario
     * @param revision the revision that the scenario is for; empty for every revision
     * @return a warning for each part that the revision may not have
     */
    public static List<Problem> of(ReadableSteps steps, Optional<Revision> revision) {
        return of(revision, parts(steps));
    }

    /**
     * @param revision the revision that a scenario is for; empty for every revision
     * @param at the place of a campaign's name in it
     * @return the warning for a campaign that takes part in revision 2026 only, if there has to be one
     */
    public static Optional<Problem> ofLaterCampaign(Optional<Revision> revision, JsonPointer at) {
        return of(revision, List.of(new Part(at, "names a campaign"))).stream().findFirst();
    }

    /**
     * @param scenario a scenario
     * @return the only revision that has all of its parts; empty if each has
     */
    public static Optional<Revision> only(Scenario scenario) {
        return parts(ReadableSteps.of(scenario)).isEmpty() ? Optional.empty() : Optional.of(Revision.R2026);
    }

    private static List<Problem> of(Optional<Revision> revision, List<Part> parts) {
        if (revision.filter(Revision.R2026::equals).isPresent()) {
            return List.of();
        }
        String says = revision.map(only -> "is for revision " + only.label()).orElse("has no revision");
        return parts.stream()
                .map(part -> Problem.warning(
                        part.at().toString(),
                        part.at() + " " + part.what() + " that only revision 2026 has, but the scenario " + says
                                + "; expected \"revision\": \"2026\""))
                .toList();
    }

    private static List<Part> parts(ReadableSteps steps) {
        List<Part> parts = new ArrayList<>();
        JsonPointer all = JsonPointer.empty().appendProperty("steps");
        steps.byIndex().forEach((index, step) -> {
            boolean legacyOnly = step.when().endpoint().filter("get-ad"::equals).isPresent();
            if (step.then() instanceof Behaviour.Fill fill && !legacyOnly) {
                part(fill, all.appendIndex(index).appendProperty("fill")).ifPresent(parts::add);
            }
        });
        return parts;
    }

    private static Optional<Part> part(Behaviour.Fill fill, JsonPointer at) {
        if (fill.format().filter(POLL::equals).isPresent()) {
            return Optional.of(new Part(at.appendProperty("format"), "is a format"));
        }
        if (!fill.variants().isEmpty()) {
            return Optional.of(new Part(at.appendProperty("variants"), "has variants"));
        }
        return fill.ad().flatMap(ad -> ofAd(ad, at.appendProperty("ad")));
    }

    private static Optional<Part> ofAd(JsonNode ad, JsonPointer at) {
        List<String> formats =
                ad.path("formats").valueStream().map(JsonNode::asString).toList();
        if (ad.has("since")) {
            return Optional.of(new Part(at.appendProperty("since"), "makes it a campaign"));
        }
        if (formats.equals(List.of(POLL))) {
            return Optional.of(new Part(at.appendProperty("formats"), "is a format"));
        }
        boolean showsLogo = Stream.of("sponsored_prompt", POLL).anyMatch(formats::contains);
        return ad.has("logo_url") && !ad.has("image_url") && !showsLogo
                ? Optional.of(new Part(at.appendProperty("logo_url"), "stands for a placement"))
                : Optional.empty();
    }
}
