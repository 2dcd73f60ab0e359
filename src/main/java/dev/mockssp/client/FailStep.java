package dev.mockssp.client;

import tools.jackson.databind.node.ObjectNode;

/**
 * A step that responds with an HTTP error. The body is the vendor's error envelope unless {@link #body} replaces it.
 */
public final class FailStep extends ScriptStep<FailStep> {

    FailStep(ObjectNode step) {
        super("fail", step);
    }

    /**
     * @param message the {@code message} of the envelope
     * @return a copy with the message
     */
    public FailStep message(String message) {
        return option("message", message);
    }

    /**
     * @param name the name of a response header
     * @param value its value; it replaces the value that the mock server would send
     * @return a copy with the header
     */
    public FailStep header(String name, String value) {
        return option(fail -> fail.withObjectProperty("headers").put(name, value));
    }

    /**
     * @param text the response body, sent unchanged
     * @return a copy with the body
     */
    public FailStep body(String text) {
        return option("body", text);
    }

    /** @return a copy without CORS headers, so that browsers block the request; preflights are rejected */
    public FailStep denyingOrigin() {
        return option(fail -> fail.put("deny_origin", true));
    }

    @Override
    FailStep with(ObjectNode changed) {
        return new FailStep(changed);
    }
}
