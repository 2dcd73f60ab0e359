package dev.mockssp.engine;

import dev.mockssp.exchange.Call;
import dev.mockssp.exchange.Headers;
import dev.mockssp.exchange.Reply;
import java.util.regex.Pattern;

/** Says on every answer which scenario made it and where the journal has it; can be turned off. */
final class Identity {

    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]{1,64}");

    private final Selection selection;
    private final Stamps stamps;
    private final boolean on;

    Identity(Selection selection, Stamps stamps, boolean on) {
        this.selection = selection;
        this.stamps = stamps;
        this.on = on;
    }

    Reply on(Call call, Reply reply) {
        return on
                ? reply.with(Headers.of(
                        Selection.HEADER,
                        printable(selection.choose(call).name()),
                        "X-Mock-Request-Id",
                        stamps.requestId(call)))
                : reply;
    }

    /** A name that the caller sent goes out in a header only when nothing in it could break the header. */
    private static String printable(String name) {
        return PRINTABLE.matcher(name).matches() ? name : "unknown";
    }
}
