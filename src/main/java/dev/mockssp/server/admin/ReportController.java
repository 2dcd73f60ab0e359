package dev.mockssp.server.admin;

import dev.mockssp.core.Response;
import dev.mockssp.engine.admin.HistoryAdmin;
import dev.mockssp.journal.Finding.Severity;
import dev.mockssp.journal.Source;
import dev.mockssp.lint.report.JUnitXmlReport;
import dev.mockssp.lint.report.Report;
import dev.mockssp.lint.report.ReportJsonWriter;
import dev.mockssp.server.page.ReportPage;
import dev.mockssp.server.rest.JsonResponses;
import dev.mockssp.server.rest.QueryParams;
import io.javalin.http.Context;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The routes of the report: JSON, HTML for people, JUnit XML for CI services. */
final class ReportController {

    static final String FAIL_ON = "failOn";
    static final String STYLE = "style";

    private static final String NEVER = "never";

    private final HistoryAdmin history;

    ReportController(HistoryAdmin history) {
        this.history = history;
    }

    void json(Context ctx, QueryParams query) {
        JsonResponses.json(ctx, ReportJsonWriter.of(report(query)).put("otherSources", otherSources(query)));
    }

    void html(Context ctx, QueryParams query) {
        String host = ctx.host();
        String serverUrl = host == null ? "" : ctx.scheme() + "://" + host;
        boolean unstyled = query.choice(STYLE, List.of("none")).isPresent();
        Response.Bytes page =
                unstyled ? ReportPage.unstyled(report(query), serverUrl) : ReportPage.page(report(query), serverUrl);
        page.headers().forEach(ctx::header);
        ctx.contentType(page.contentType()).result(page.body());
    }

    void xml(Context ctx, QueryParams query) {
        ctx.contentType("application/xml").result(JUnitXmlReport.of(report(query), failOn(query)));
    }

    /** Deletes the report of all keys, or of the key in the query. */
    void delete(Context ctx, QueryParams query) {
        query.find(AdminRoutes.KEY).ifPresentOrElse(history::deleteReport, history::deleteReport);
        ctx.status(204);
    }

    /** Returns the report of all keys, or of the key in the query. */
    private Report report(QueryParams query) {
        return report(query, sources(query));
    }

    /** Returns how many exchanges of other sources there are: a report about none of them may surprise. */
    private long otherSources(QueryParams query) {
        Set<Source> others = new HashSet<>(Source.ALL);
        others.removeAll(sources(query));
        if (others.isEmpty()) {
            return 0;
        }
        Report report = report(query, others);
        return report.exchanges() + report.evicted();
    }

    private static Set<Source> sources(QueryParams query) {
        return query.choice(AdminRoutes.SOURCE, Source.choices())
                .map(Source::chosen)
                .orElse(Source.CLIENT_ONLY);
    }

    private Report report(QueryParams query, Set<Source> sources) {
        return query.find(AdminRoutes.KEY)
                .map(key -> history.report(key, sources))
                .orElseGet(() -> history.report(sources));
    }

    /** @return the lowest severity that fails, empty if none does */
    private static Optional<Severity> failOn(QueryParams query) {
        List<Severity> severities = List.of(Severity.values());
        List<String> labels = Stream.concat(severities.stream().map(Severity::label), Stream.of(NEVER))
                .toList();
        String label = query.choice(FAIL_ON, labels).orElse(Severity.ERROR.label());
        return severities.stream()
                .filter(severity -> severity.label().equals(label))
                .findFirst();
    }
}
