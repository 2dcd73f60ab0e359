package dev.mockssp.client;

import tools.jackson.databind.node.ObjectNode;

/** A step whose action has no settings of its own. */
public final class SimpleStep extends ScriptStep<SimpleStep> {

    private final String behaviour;

    SimpleStep(String behaviour, ObjectNode step) {
        super(behaviour, step);
        this.behaviour = behaviour;
    }

    @Override
    SimpleStep with(ObjectNode changed) {
        return new SimpleStep(behaviour, changed);
    }
}
