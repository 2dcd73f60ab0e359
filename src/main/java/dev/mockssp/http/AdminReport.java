package dev.mockssp.http;

import dev.mockssp.engine.Controls;
import dev.mockssp.exchange.Reply;
import dev.mockssp.journal.Finding.Severity;
import dev.mockssp.lint.Report;
import dev.mockssp.lint.ReportJson;
import dev.mockssp.lint.ReportXml;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The routes that sum up a run: for a program, for a person, for a CI service. */
final class AdminReport {

    private static final String NEVER = "never";
    private static final String KEY = "key";
    private static final String FAIL_ON = "failOn";

    private final Controls controls;

    AdminReport(Controls controls) {
        this.controls = controls;
    }

    void json(Context ctx) {
        Answers.json(ctx, ReportJson.of(report(Queries.only(ctx, KEY))));
    }

    void html(Context ctx) {
        Reply.Raw page = (Reply.Raw) ReportPage.reply(report(Queries.only(ctx, KEY)));
        page.headers().forEach(ctx::header);
        ctx.contentType(page.contentType()).result(page.body());
    }

    void xml(Context ctx) {
        Optional<Severity> failOn = failOn(Queries.only(ctx, KEY, FAIL_ON));
        ctx.contentType("application/xml").result(ReportXml.of(report(ctx), failOn));
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
            throw Problem.invalid("failOn must be a severity or " + NEVER + ", was \"" + wanted + "\"")
                    .allowing(labels)
                    .thrown();
        }
        return severities.stream()
                .filter(severity -> severity.label().equals(wanted))
                .findFirst();
    }
}
