package dev.mockssp.engine.journaling;

import dev.mockssp.config.value.LogFormat;
import dev.mockssp.core.Fault;
import dev.mockssp.core.text.LineOutput;
import dev.mockssp.core.text.MessageText;
import dev.mockssp.journal.Exchange;
import dev.mockssp.json.Json;
import java.io.OutputStream;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The log of a server: a line for each exchange, and notices. Nobody waits for its reader; lines that are not read in
 * time are dropped and counted. Thread-safe.
 */
public final class ServerLog implements Consumer<Exchange>, AutoCloseable {

    /** In code points, for each text of a client or of a scenario. */
    private static final int MAX_TEXT = 300;

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");

    private final LogFormat format;
    private final UnaryOperator<String> notice;
    private final LineOutput lines;

    /**
     * @param format the format of the lines; without a log of exchanges, notices are text
     * @param out the stream to write to; it is not closed
     */
    public ServerLog(LogFormat format, OutputStream out) {
        this.format = format;
        this.notice = format == LogFormat.JSON ? ServerLog::noticeAsJson : LineOutput::notice;
        this.lines = new LineOutput("mock-ssp-log", out, notice);
    }

    @Override
    public void accept(Exchange exchange) {
        switch (format) {
            case TEXT -> print(text(exchange));
            case JSON -> print(json(exchange));
            case OFF -> {}
        }
    }

    /** @param message about the server, in one line */
    public void notice(String message) {
        print(notice.apply(message));
    }

    /** @param line a line that is written as it is, in the order of all lines */
    public void print(String line) {
        lines.println(oneLine(line));
    }

    /** @return the number of lines that were dropped, because nothing read them in time or they could not be written */
    public long droppedLines() {
        return lines.dropped();
    }

    /** Waits for at most one second until all lines are written. */
    @Override
    public void close() {
        lines.close();
    }

    private static String noticeAsJson(String message) {
        return Json.MAPPER.createObjectNode().put("notice", message).toString();
    }

    private static String text(Exchange exchange) {
        return String.format(
                Locale.ROOT,
                "%s %s %s %s %.1fms [%s] %s: %s",
                exchange.at(),
                shortened(exchange.request().method()),
                shortened(exchange.request().path()),
                status(exchange),
                exchange.millis() + exchange.delayMillis(),
                shortened(exchange.scenario().name()),
                exchange.outcome().kind().label(),
                shortened(exchange.outcome().reason()));
    }

    private static String json(Exchange exchange) {
        return Json.MAPPER
                .createObjectNode()
                .put("at", exchange.at().toString())
                .put("id", exchange.id())
                .put("method", shortened(exchange.request().method()))
                .put("path", shortened(exchange.request().path()))
                .put("status", exchange.response().status())
                .put("ms", exchange.millis() + exchange.delayMillis())
                .put("scenario", shortened(exchange.scenario().name()))
                .put("outcome", exchange.outcome().kind().label())
                .put("reason", shortened(exchange.outcome().reason()))
                .put("key", shortened(exchange.client().key()))
                .toString();
    }

    private static String shortened(String text) {
        return text.length() <= MAX_TEXT ? text : MessageText.shortened(text, MAX_TEXT);
    }

    private static String status(Exchange exchange) {
        int status = exchange.response().status();
        return exchange.response().fault().map(Fault::label).orElseGet(() -> Integer.toString(status));
    }

    /** Escapes control characters, because a client must not be able to forge log lines or to control the terminal. */
    private static String oneLine(String text) {
        return UNPRINTABLE.matcher(text).replaceAll("?");
    }
}
