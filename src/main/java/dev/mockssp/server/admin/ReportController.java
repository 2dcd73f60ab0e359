package dev.mockssp.server.admin;

import dev.mockssp.core.Response;
import dev.mockssp.engine.admin.Admin;
import dev.mockssp.journal.Finding.Severity;
import dev.mockssp.lint.report.JUnitXmlReport;
import dev.mockssp.lint.report.Report;
import dev.mockssp.lint.report.ReportJsonWriter;
import dev.mockssp.server.page.ReportPage;
import dev.mockssp.server.rest.ApiError;
import dev.mockssp.server.rest.JsonResponses;
import dev.mockssp.server.rest.QueryParams;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The routes of the report: JSON, HTML for people, JUnit XML for CI services. */
final class ReportController {

    private static final String NEVER = "never";
    private static final String KEY = "key";
    private static final String FAIL_ON = "failOn";

    private final Admin admin;

    ReportController(Admin admin) {
        this.admin = admin;
    }

    void json(Context ctx) {
        JsonResponses.json(ctx, ReportJsonWriter.of(report(QueryParams.only(ctx, KEY))));
    }

    void html(Context ctx) {
        Response.Bytes page = (Response.Bytes) ReportPage.page(report(QueryParams.only(ctx, KEY)));
        page.headers().forEach(ctx::header);
        ctx.contentType(page.contentType()).result(page.body());
    }

    void xml(Context ctx) {
        Optional<Severity> failOn = failOn(QueryParams.only(ctx, KEY, FAIL_ON));
        ctx.contentType("application/xml").result(JUnitXmlReport.of(report(ctx), failOn));
    }

    /** Deletes the report of all keys, or of the key in the query. */
    void delete(Context ctx) {
        Optional.ofNullable(QueryParams.only(ctx, KEY).queryParam(KEY))
                .ifPresentOrElse(admin::deleteReport, admin::deleteReport);
        ctx.status(204);
    }

    /** Returns the report of all keys, or of the key in the query. */
    private Report report(Context ctx) {
        return Optional.ofNullable(ctx.queryParam(KEY)).map(admin::report).orElseGet(admin::report);
    }

    /** @return the lowest severity that fails, empty if none does */
    private static Optional<Severity> failOn(Context ctx) {
        String label = Optional.ofNullable(ctx.queryParam(FAIL_ON)).orElse(Severity.ERROR.label());
        List<Severity> severities = List.of(Severity.values());
        List<String> labels = Stream.concat(severities.stream().map(Severity::label), Stream.of(NEVER))
                .toList();
        if (!labels.contains(label)) {
            throw ApiError.invalid("failOn must be a severity or " + NEVER + ", was \"" + label + "\"")
                    .withAllowed(labels)
                    .toException();
        }
        return severities.stream()
                .filter(severity -> severity.label().equals(label))
                .findFirst();
    }
}
