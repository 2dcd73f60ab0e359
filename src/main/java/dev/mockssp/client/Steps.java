package dev.mockssp.client;

import dev.mockssp.core.Fault;

/** The actions of the steps of a {@link ScenarioScript}. */
public final class Steps {

    private Steps() {}

    /** @return a step that responds with an ad to every request, as for a staging key */
    public static FillStep fill() {
        return new FillStep(ScriptStep.newStep("fill"));
    }

    /** @return a step that responds with success but without an ad */
    public static NoBidStep noBid() {
        return new NoBidStep(ScriptStep.newStep("no_bid"));
    }

    /**
     * @param status an HTTP status from 400 to 599
     * @return a step that responds with the error
     */
    public static FailStep fail(int status) {
        return new FailStep(ScriptStep.newStep("fail")).option(fail -> fail.put("status", status));
    }

    /** @return a step that runs the auction, as without a scenario */
    public static SimpleStep auction() {
        return new SimpleStep("auction", ScriptStep.newStep("auction"));
    }

    /**
     * @param fault what goes wrong on the connection
     * @return a step whose response fails on the connection
     */
    public static SimpleStep fault(Fault fault) {
        return new SimpleStep("break", ScriptStep.newStep("break")).option("fault", fault.label());
    }
}
