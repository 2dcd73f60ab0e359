package dev.mockssp.server.admin;

import dev.mockssp.engine.admin.Admin;
import dev.mockssp.engine.admin.HistoryAdmin;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.export.ExchangeJsonWriter;
import dev.mockssp.journal.export.HarWriter;
import dev.mockssp.journal.match.TrackingEvents;
import dev.mockssp.journal.store.JournalSnapshot;
import dev.mockssp.json.Json;
import dev.mockssp.server.rest.ApiError;
import dev.mockssp.server.rest.JsonResponses;
import dev.mockssp.server.rest.QueryParams;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpStatus;
import tools.jackson.databind.node.ObjectNode;

/** The routes of the journal. */
final class JournalController {

    private static final String KEY_SEEN = "keySeen";
    private static final String KEY_SEEN_HEADER = "X-Mock-Key-Seen";

    private final Admin admin;

    private final String version;

    JournalController(Admin admin, String version) {
        this.admin = admin;
        this.version = version;
    }

    /** Sends the newest matching exchanges, oldest first. */
    void list(Context ctx, QueryParams params) {
        JournalQueryParams query = JournalQueryParams.of(params, admin);
        JournalSnapshot journal = admin.journal().snapshot();
        List<Exchange> matching = query.select(journal);
        TrackingEvents events = events();
        JsonResponses.stream(
                ctx,
                counts(query, journal, matching),
                "requests",
                query.newest(matching),
                exchange -> ExchangeJsonWriter.of(exchange, events.of(exchange)));
    }

    /** Sends the newest matching exchanges as rows of a list, oldest first. */
    void summaries(Context ctx, QueryParams params) {
        JournalQueryParams query = JournalQueryParams.of(params, admin);
        JournalSnapshot journal = admin.journal().snapshot();
        List<Exchange> matching = query.select(journal);
        JsonResponses.stream(
                ctx, counts(query, journal, matching), "summaries", query.newest(matching), admin::summary);
    }

    private ObjectNode counts(JournalQueryParams query, JournalSnapshot journal, List<Exchange> matching) {
        ObjectNode counts = Json.MAPPER
                .createObjectNode()
                .put("matched", matching.size())
                .put("evicted", journal.evicted().exchanges());
        keySeen(query).ifPresent(seen -> counts.put(KEY_SEEN, seen));
        return counts;
    }

    void archive(Context ctx, QueryParams params) {
        JournalQueryParams query = JournalQueryParams.of(params, admin);
        keySeen(query).ifPresent(seen -> ctx.header(KEY_SEEN_HEADER, seen.toString()));
        HarWriter har = new HarWriter(JournalController::reason);
        JsonResponses.streamWithin(
                ctx,
                "log",
                HarWriter.head(version),
                "entries",
                query.select(admin.journal().snapshot()),
                har::entry);
    }

    private static String reason(int status) {
        return Optional.ofNullable(HttpStatus.getCode(status))
                .map(HttpStatus.Code::getMessage)
                .orElse("");
    }

    void lines(Context ctx, QueryParams params) {
        JournalQueryParams query = JournalQueryParams.of(params, admin);
        keySeen(query).ifPresent(seen -> ctx.header(KEY_SEEN_HEADER, seen.toString()));
        JournalSnapshot journal = admin.journal().snapshot();
        TrackingEvents events = events();
        JsonResponses.lines(
                ctx, query.select(journal), exchange -> ExchangeJsonWriter.of(exchange, events.of(exchange)));
    }

    void one(Context ctx) {
        String id = ctx.pathParam("id");
        Exchange exchange = admin.journal().get(id).orElseThrow(JournalController::unknown);
        TrackingEvents events = events();
        JsonResponses.json(ctx, ExchangeJsonWriter.of(exchange, events.of(exchange)));
    }

    static ApiError.Thrown unknown() {
        return ApiError.of(404, "The journal has no such request; it was evicted, deleted or never sent")
                .withCode("unknown-request")
                .toException();
    }

    void delete(Context ctx, QueryParams params) {
        JournalQueryParams query = JournalQueryParams.of(params, admin);
        Optional<Boolean> keySeen = keySeen(query);
        HistoryAdmin history = admin.history();
        int deleted = query.isEverything() ? history.removeAllExchanges() : history.removeExchanges(query::selects);
        ObjectNode json = Json.MAPPER.createObjectNode().put("deleted", deleted);
        keySeen.ifPresent(seen -> json.put(KEY_SEEN, seen));
        JsonResponses.json(ctx, json);
    }

    /** Whether the key of a filter has sent a request; a misspelt key would otherwise look like one without errors. */
    private Optional<Boolean> keySeen(JournalQueryParams query) {
        return query.filter().keyId().map(admin.history()::hasSeen);
    }

    private TrackingEvents events() {
        return TrackingEvents.among(
                admin.journal().ofEndpoints(TrackingEvents.ENDPOINTS).exchanges());
    }
}
