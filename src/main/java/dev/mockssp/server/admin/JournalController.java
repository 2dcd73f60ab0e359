package dev.mockssp.server.admin;

import dev.mockssp.engine.admin.Admin;
import dev.mockssp.engine.admin.EventBus;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.export.ExchangeJsonWriter;
import dev.mockssp.journal.export.HarWriter;
import dev.mockssp.journal.match.ExchangeQuery;
import dev.mockssp.journal.match.TrackingEvents;
import dev.mockssp.journal.store.JournalSnapshot;
import dev.mockssp.json.Json;
import dev.mockssp.server.rest.ApiError;
import dev.mockssp.server.rest.JsonResponses;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpStatus;
import tools.jackson.databind.node.ObjectNode;

/** The routes of the journal. */
final class JournalController {

    private final Admin admin;

    private final String version;

    JournalController(Admin admin, String version) {
        this.admin = admin;
        this.version = version;
    }

    /** Sends the newest matching exchanges, oldest first. */
    void list(Context ctx) {
        JournalQueryParams query = JournalQueryParams.of(ctx, admin, true);
        JournalSnapshot journal = admin.journal().snapshot();
        List<Exchange> matching = find(journal, query.filter());
        int shown = Math.min(matching.size(), query.limit().orElse(matching.size()));
        TrackingEvents events = events(journal);
        ObjectNode counts = Json.MAPPER
                .createObjectNode()
                .put("matched", matching.size())
                .put("evicted", journal.evicted().exchanges());
        JsonResponses.stream(
                ctx,
                counts,
                "requests",
                matching.subList(matching.size() - shown, matching.size()),
                exchange -> ExchangeJsonWriter.of(exchange, events.of(exchange)));
    }

    void archive(Context ctx) {
        JournalQueryParams query = JournalQueryParams.of(ctx, admin, false);
        HarWriter har = new HarWriter(JournalController::reason);
        JsonResponses.streamWithin(
                ctx,
                "log",
                HarWriter.head(version),
                "entries",
                find(admin.journal().snapshot(), query.filter()),
                har::entry);
    }

    private static String reason(int status) {
        return Optional.ofNullable(HttpStatus.getCode(status))
                .map(HttpStatus.Code::getMessage)
                .orElse("");
    }

    void lines(Context ctx) {
        JournalQueryParams query = JournalQueryParams.of(ctx, admin, false);
        JournalSnapshot journal = admin.journal().snapshot();
        TrackingEvents events = events(journal);
        JsonResponses.lines(
                ctx, find(journal, query.filter()), exchange -> ExchangeJsonWriter.of(exchange, events.of(exchange)));
    }

    void one(Context ctx) {
        String id = ctx.pathParam("id");
        Exchange exchange = admin.journal().get(id).orElseThrow(JournalController::unknown);
        JsonResponses.json(
                ctx,
                ExchangeJsonWriter.of(
                        exchange, events(admin.journal().snapshot()).of(exchange)));
    }

    static ApiError.Thrown unknown() {
        return ApiError.of(404, "The journal has no such request; it was evicted, deleted or never sent")
                .withCode("unknown-request")
                .toException();
    }

    void delete(Context ctx) {
        ExchangeQuery query = JournalQueryParams.of(ctx, admin, false).filter();
        int deleted = admin.journal().remove(query);
        if (query.equals(ExchangeQuery.ANY)) {
            admin.journal().forgetEvicted();
        }
        admin.events().changed(EventBus.State.REQUESTS);
        JsonResponses.json(ctx, Json.MAPPER.createObjectNode().put("deleted", deleted));
    }

    /** Without a condition, no exchange has to be decoded to select it. */
    private static List<Exchange> find(JournalSnapshot journal, ExchangeQuery query) {
        return query.equals(ExchangeQuery.ANY) ? journal.exchanges() : journal.find(query);
    }

    private static TrackingEvents events(JournalSnapshot journal) {
        return TrackingEvents.among(journal.exchanges());
    }
}
