package dev.mockssp.http;

import dev.mockssp.engine.Controls;
import dev.mockssp.engine.LiveEvents;
import dev.mockssp.journal.Events;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.ExchangeJson;
import dev.mockssp.journal.ExchangeQuery;
import dev.mockssp.journal.Har;
import dev.mockssp.journal.Snapshot;
import dev.mockssp.wire.Wire;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpStatus;
import tools.jackson.databind.node.ObjectNode;

/** The routes about the journal. */
final class AdminJournal {

    private final Controls controls;

    private final String version;

    AdminJournal(Controls controls, String version) {
        this.controls = controls;
        this.version = version;
    }

    /** The newest of those that match, oldest first. */
    void list(Context ctx) {
        JournalQuery query = JournalQuery.of(ctx, controls, true);
        Snapshot journal = controls.journal().snapshot();
        List<Exchange> found = journal.find(query.wanted());
        int shown = Math.min(found.size(), query.limit().orElse(found.size()));
        Events events = events(journal);
        ObjectNode counts = Wire.MAPPER
                .createObjectNode()
                .put("matched", found.size())
                .put("dropped", journal.dropped().exchanges());
        Answers.stream(
                ctx,
                counts,
                "requests",
                found.subList(found.size() - shown, found.size()).stream()
                        .map(exchange -> ExchangeJson.of(exchange, events.of(exchange))));
    }

    void archive(Context ctx) {
        JournalQuery query = JournalQuery.of(ctx, controls, false);
        Har har = new Har(AdminJournal::reason);
        Answers.streamWithin(
                ctx,
                "log",
                Har.head(version),
                "entries",
                controls.journal().snapshot().find(query.wanted()).stream().map(har::entry));
    }

    private static String reason(int status) {
        return Optional.ofNullable(HttpStatus.getCode(status))
                .map(HttpStatus.Code::getMessage)
                .orElse("");
    }

    void lines(Context ctx) {
        JournalQuery query = JournalQuery.of(ctx, controls, false);
        Snapshot journal = controls.journal().snapshot();
        Events events = events(journal);
        Answers.lines(
                ctx,
                journal.find(query.wanted()).stream().map(exchange -> ExchangeJson.of(exchange, events.of(exchange))));
    }

    void one(Context ctx) {
        String id = ctx.pathParam("id");
        Exchange exchange = controls.journal().get(id).orElseThrow(AdminJournal::unknown);
        Answers.json(
                ctx,
                ExchangeJson.of(exchange, events(controls.journal().snapshot()).of(exchange)));
    }

    static Problem.Thrown unknown() {
        return Problem.of(404, "The journal has no such request; it was dropped, deleted or never made")
                .coded("unknown-request")
                .thrown();
    }

    void delete(Context ctx) {
        ExchangeQuery unwanted = JournalQuery.of(ctx, controls, false).wanted();
        int deleted = controls.journal().remove(unwanted);
        if (unwanted.equals(ExchangeQuery.ANY)) {
            controls.journal().forgetDropped();
        }
        controls.events().changed(LiveEvents.State.REQUESTS);
        Answers.json(ctx, Wire.MAPPER.createObjectNode().put("deleted", deleted));
    }

    private static Events events(Snapshot journal) {
        return Events.among(journal.exchanges());
    }
}
