package dev.mockssp.engine.journaling;

import dev.mockssp.config.LogFormat;
import dev.mockssp.core.Fault;
import dev.mockssp.core.MessageText;
import dev.mockssp.journal.Exchange;
import dev.mockssp.json.Json;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Writes one line for each exchange. */
public final class ExchangeLogger implements Consumer<Exchange> {

    /** In code points, for each text of a client or of a scenario. */
    private static final int MAX_TEXT = 300;

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");

    private final PrintStream out;
    private final LogFormat format;

    private ExchangeLogger(PrintStream out, LogFormat format) {
        this.out = out;
        this.format = format;
    }

    /**
     * @param format the format of the lines
     * @param out the stream to write to
     * @return writes a line for each exchange
     */
    public static Consumer<Exchange> of(LogFormat format, PrintStream out) {
        return format == LogFormat.OFF ? exchange -> {} : new ExchangeLogger(out, format);
    }

    @Override
    public void accept(Exchange exchange) {
        out.println(oneLine(format == LogFormat.JSON ? json(exchange) : text(exchange)));
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
