package dev.mockssp.client;

import dev.mockssp.scenario.Behaviour.NoBid.Reason;
import tools.jackson.databind.node.ObjectNode;

/** A step that responds with success but without an ad. */
public final class NoBidStep extends ScriptStep<NoBidStep> {

    NoBidStep(ObjectNode step) {
        super("no_bid", step);
    }

    /**
     * @param reason why there is no ad; the default is that no campaign won the auction
     * @return a copy with the reason
     */
    public NoBidStep because(Reason reason) {
        return option("reason", reason.label());
    }

    /**
     * @param message the {@code message} of the envelope, in place of the message of the reason
     * @return a copy with the message
     */
    public NoBidStep message(String message) {
        return option("message", message);
    }

    @Override
    NoBidStep with(ObjectNode changed) {
        return new NoBidStep(changed);
    }
}
