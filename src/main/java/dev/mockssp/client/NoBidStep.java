package dev.mockssp.client;

import dev.mockssp.scenario.Behaviour.NoBid.Reason;
import tools.jackson.databind.node.ObjectNode;

/** A step that answers with success, but without an ad. */
public final class NoBidStep extends ScriptStep<NoBidStep> {

    NoBidStep(ObjectNode step) {
        super("no_bid", step);
    }

    /** @return this, for that reason; without one, since nobody won */
    public NoBidStep because(Reason reason) {
        return option("reason", reason.label());
    }

    /** @return this, with a message in place of the one that the reason has */
    public NoBidStep message(String message) {
        return option("message", message);
    }

    @Override
    NoBidStep with(ObjectNode changed) {
        return new NoBidStep(changed);
    }
}
