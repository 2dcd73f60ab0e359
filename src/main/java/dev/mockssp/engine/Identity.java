package dev.mockssp.engine;

import dev.mockssp.exchange.Call;
import dev.mockssp.exchange.Headers;
import dev.mockssp.exchange.Reply;

/** Says on every answer which scenario made it and where the journal has it; can be turned off. */
final class Identity {

    private static final int LONGEST = 64;

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
        boolean printable = !name.isEmpty() && name.length() <= LONGEST;
        for (int i = 0; printable && i < name.length(); i++) {
            printable = name.charAt(i) > ' ' && name.charAt(i) < 0x7f;
        }
        return printable ? name : "unknown";
    }
}
