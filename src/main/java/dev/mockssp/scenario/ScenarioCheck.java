package dev.mockssp.scenario;

import dev.mockssp.core.Fault;
import dev.mockssp.core.Headers;
import dev.mockssp.core.Problem;
import dev.mockssp.core.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;

/**
 * Finds the parts of a scenario that can never have an effect: steps that are never played, and members that change
 * nothing. Each is a warning. If no step can be played at all, these warnings are errors.
 */
public final class ScenarioCheck {

    /** So that the check of a huge scenario takes linear time. */
    private static final int MAX_COMPARED = 100;

    private static final List<String> ENDPOINTS = List.of("bid-request", "get-ad");

    /** A step that is played for every request that meets its conditions. */
    private record Always(int index, Trigger when) {}

    private final ReadableSteps steps;
    private final Optional<String> owner;
    private final Problems neverPlayed = new Problems();
    private final Problems withoutEffect = new Problems();
    private final List<Always> always = new ArrayList<>();
    private int played;

    private ScenarioCheck(ReadableSteps steps, Optional<String> owner) {
        this.steps = steps;
        this.owner = owner;
    }

    /**
     * @param scenario a scenario
     * @return its problems, those of steps that are never played first
     */
    public static List<Problem> of(Scenario scenario) {
        return of(ReadableSteps.of(scenario), Optional.empty());
    }

    /**
     * @param steps the steps of a scenario. If some are missing, one of them may be played
     * @param owner the only API key that sees the scenario, without a suffix; empty if all keys see it
     * @return the problems, those of steps that are never played first
     */
    public static List<Problem> of(ReadableSteps steps, Optional<String> owner) {
        ScenarioCheck check = new ScenarioCheck(steps, owner);
        steps.byIndex().forEach(check::check);
        return check.problems();
    }

    private List<Problem> problems() {
        boolean useless = played == 0 && steps.isComplete() && !steps.byIndex().isEmpty();
        return Stream.concat(
                        neverPlayed.all().stream().map(problem -> useless ? problem.asError() : problem),
                        withoutEffect.all().stream())
                .toList();
    }

    private void check(int index, Step step) {
        JsonPointer at = JsonPointer.empty().appendProperty("steps").appendIndex(index);
        Trigger when = owner.map(step.when()::forKey).orElse(step.when());
        Optional<Problem> problem = TriggerCheck.contradiction(when, owner, at.appendProperty("when"))
                .or(() -> shadowed(when, at));
        if (problem.isPresent()) {
            neverPlayed.add(problem.get());
            return;
        }
        played++;
        checkBehaviour(step, at);
        if (when.hasNoCount() && always.size() < MAX_COMPARED) {
            always.add(new Always(index, when));
        }
    }

    private Optional<Problem> shadowed(Trigger when, JsonPointer at) {
        List<Always> earlier = new ArrayList<>();
        for (String endpoint : ENDPOINTS) {
            if (when.appliesTo(endpoint)) {
                Optional<Always> first = always.stream()
                        .filter(step -> step.when().covers(when, endpoint))
                        .findFirst();
                if (first.isEmpty()) {
                    return Optional.empty();
                }
                earlier.add(first.get());
            }
        }
        String steps = earlier.stream()
                .map(step -> "/steps/" + step.index())
                .distinct()
                .collect(Collectors.joining(" and "));
        String verb = steps.contains(" ") ? " are" : " is";
        return Optional.of(Problem.warning(
                at.toString(),
                at + " is never played, because " + steps + verb
                        + " played for every request that meets its conditions; expected it before " + steps));
    }

    private void checkBehaviour(Step step, JsonPointer at) {
        if (step.then() instanceof Behaviour.Fail fail) {
            checkFail(fail, at.appendProperty("fail"));
        }
        if (step.then() instanceof Behaviour.Break broken
                && broken.fault() == Fault.TIMEOUT
                && step.delay().maxMillis() > 0) {
            hasNoEffect(at.appendProperty("delay_ms"), "the fault timeout sends no response that could be delayed");
        }
        if (step.then() instanceof Behaviour.Fill fill
                && fill.format().isPresent()
                && step.when().endpoint().filter("get-ad"::equals).isPresent()) {
            hasNoEffect(at.appendProperty("fill").appendProperty("format"), "an ad of get-ad has no format");
        }
    }

    private void checkFail(Behaviour.Fail fail, JsonPointer at) {
        if (fail.body().isPresent()) {
            String reason = "body replaces the whole response";
            fail.message().ifPresent(text -> hasNoEffect(at.appendProperty("message"), reason));
            fail.error().ifPresent(value -> hasNoEffect(at.appendProperty("error"), reason));
        }
        for (Headers.Field field : fail.headers().fields()) {
            JsonPointer header = at.appendProperty("headers").appendProperty(field.name());
            if (fail.body().isEmpty() && field.name().equalsIgnoreCase("Content-Type")) {
                hasNoEffect(header, "without body, the response is the JSON of the API");
            }
            if (fail.denyOrigin() && field.name().equalsIgnoreCase("Access-Control-Allow-Origin")) {
                withoutEffect.add(Problem.warning(
                        header.toString(),
                        header + " contradicts deny_origin, which removes this header; expected one of them"));
            }
        }
    }

    private void hasNoEffect(JsonPointer at, String reason) {
        withoutEffect.add(Problem.warning(at.toString(), at + " has no effect, because " + reason));
    }
}
