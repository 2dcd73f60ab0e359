package dev.mockssp.engine.journaling;

import dev.mockssp.core.Headers;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.engine.api.ResponseMetadataFactory;
import dev.mockssp.engine.state.ScenarioSelector;

/** Says on every answer which scenario made it and where the journal has it; can be turned off. */
public final class MockHeaders {

    private static final int MAX_LENGTH = 64;

    private final ScenarioSelector selection;
    private final ResponseMetadataFactory stamps;
    private final boolean addTo;

    public MockHeaders(ScenarioSelector selection, ResponseMetadataFactory stamps, boolean on) {
        this.selection = selection;
        this.stamps = stamps;
        this.addTo = on;
    }

    Response addTo(RequestContext call, Response reply) {
        return addTo
                ? reply.with(Headers.of(
                        ScenarioSelector.HEADER,
                        printable(selection.choose(call).name()),
                        "X-Mock-Request-Id",
                        stamps.requestId(call)))
                : reply;
    }

    /** A name that the caller sent goes out in a header only when nothing in it could break the header. */
    private static String printable(String name) {
        boolean printable = !name.isEmpty() && name.length() <= MAX_LENGTH;
        for (int i = 0; printable && i < name.length(); i++) {
            printable = name.charAt(i) > ' ' && name.charAt(i) < 0x7f;
        }
        return printable ? name : "unknown";
    }
}
