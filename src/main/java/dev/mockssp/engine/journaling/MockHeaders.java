package dev.mockssp.engine.journaling;

import dev.mockssp.core.Headers;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.engine.api.ResponseMetadataFactory;
import dev.mockssp.engine.state.ScenarioSelector;

/**
 * The {@code X-Mock-*} headers of a response: which scenario made it, and its id in the journal. They can be turned
 * off.
 */
public final class MockHeaders {

    private static final int MAX_LENGTH = 64;

    private final ScenarioSelector selector;
    private final ResponseMetadataFactory metadataFactory;
    private final boolean enabled;

    public MockHeaders(ScenarioSelector selector, ResponseMetadataFactory metadataFactory, boolean enabled) {
        this.selector = selector;
        this.metadataFactory = metadataFactory;
        this.enabled = enabled;
    }

    Response addTo(RequestContext context, Response response) {
        return enabled
                ? response.with(Headers.of(
                        ScenarioSelector.HEADER,
                        printable(selector.choose(context).name()),
                        "X-Mock-Request-Id",
                        metadataFactory.requestId(context)))
                : response;
    }

    /** A scenario name comes from the client, so it must not break the header. */
    private static String printable(String name) {
        boolean printable = !name.isEmpty() && name.length() <= MAX_LENGTH;
        for (int i = 0; printable && i < name.length(); i++) {
            printable = name.charAt(i) > ' ' && name.charAt(i) < 0x7f;
        }
        return printable ? name : "unknown";
    }
}
