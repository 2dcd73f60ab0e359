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

/** The routes that sum up a run: for a program, for a person, for a CI service. */
final class ReportController {

    private static final String NEVER = "never";
    private static final String KEY = "key";
    private static final String FAIL_ON = "failOn";

    private final Admin controls;

    ReportController(Admin controls) {
        this.controls = controls;
    }

    void json(Context ctx) {
        JsonResponses.json(ctx, ReportJsonWriter.of(report(QueryParams.only(ctx, KEY))));
    }

    void html(Context ctx) {
        Response.Bytes page = (Response.Bytes) ReportPage.reply(report(QueryParams.only(ctx, KEY)));
        page.headers().forEach(ctx::header);
        ctx.contentType(page.contentType()).result(page.body());
    }

    void xml(Context ctx) {
        Optional<Severity> failOn = failOn(QueryParams.only(ctx, KEY, FAIL_ON));
        ctx.contentType("application/xml").result(JUnitXmlReport.of(report(ctx), failOn));
    }

    /** Of all keys, or of the one that is asked for. */
    private Report report(Context ctx) {
        return Optional.ofNullable(ctx.queryParam(KEY)).map(controls::report).orElseGet(controls::report);
    }

    /** @return the least severity that fails, empty when none does */
    private static Optional<Severity> failOn(Context ctx) {
        String wanted = Optional.ofNullable(ctx.queryParam(FAIL_ON)).orElse(Severity.ERROR.label());
        List<Severity> severities = List.of(Severity.values());
        List<String> labels = Stream.concat(severities.stream().map(Severity::label), Stream.of(NEVER))
                .toList();
        if (!labels.contains(wanted)) {
            throw ApiError.invalid("failOn must be a severity or " + NEVER + ", was \"" + wanted + "\"")
                    .withAllowed(labels)
                    .toException();
        }
        return severities.stream()
                .filter(severity -> severity.label().equals(wanted))
                .findFirst();
    }
}
