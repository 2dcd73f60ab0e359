package dev.mockssp.client;

import tools.jackson.databind.node.ObjectNode;

/** A step that answers with an HTTP error, in the vendor's envelope unless it has a body of its own. */
public final class FailStep extends ScriptStep<FailStep> {

    FailStep(ObjectNode step) {
        super("fail", step);
    }

    /** @return this, with that message in the envelope */
    public FailStep message(String message) {
        return option("message", message);
    }

    /** @return this, with that header field in place of the double's */
    public FailStep header(String name, String value) {
        return option(fail -> fail.withObjectProperty("headers").put(name, value));
    }

    /** @return this, with that text in place of the envelope, as it is */
    public FailStep body(String text) {
        return option("body", text);
    }

    /** @return this, without CORS headers, so that a browser blocks the call; a preflight is refused */
    public FailStep denyingOrigin() {
        return option(fail -> fail.put("deny_origin", true));
    }

    @Override
    FailStep with(ObjectNode changed) {
        return new FailStep(changed);
    }
}
