package dev.mockssp.client;

import dev.mockssp.core.Fault;

/** What a step of a {@link ScenarioScript} can do. */
public final class Steps {

    private Steps() {}

    /** @return an ad, as with a staging key */
    public static FillStep fill() {
        return new FillStep(ScriptStep.begun("fill"));
    }

    /** @return success without an ad */
    public static NoBidStep noBid() {
        return new NoBidStep(ScriptStep.begun("no_bid"));
    }

    /**
     * @param status from 400 to 599
     * @return an error
     */
    public static FailStep fail(int status) {
        return new FailStep(ScriptStep.begun("fail")).option(fail -> fail.put("status", status));
    }

    /** @return what the double does without a scenario */
    public static SimpleStep auction() {
        return new SimpleStep("auction", ScriptStep.begun("auction"));
    }

    /** @return an answer that breaks on the wire */
    public static SimpleStep breaks(Fault fault) {
        return new SimpleStep("break", ScriptStep.begun("break")).option("fault", fault.label());
    }
}
