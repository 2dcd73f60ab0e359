package dev.mockssp.client;

import tools.jackson.databind.node.ObjectNode;

/** A step that has no more to say than when. */
public final class PlainStep extends ScriptStep<PlainStep> {

    private final String behaviour;

    PlainStep(String behaviour, ObjectNode step) {
        super(behaviour, step);
        this.behaviour = behaviour;
    }

    @Override
    PlainStep with(ObjectNode changed) {
        return new PlainStep(behaviour, changed);
    }
}
