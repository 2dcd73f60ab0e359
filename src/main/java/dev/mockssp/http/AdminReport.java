package dev.mockssp.http;

import dev.mockssp.engine.Controls;
import dev.mockssp.exchange.Reply;
import dev.mockssp.journal.Finding.Severity;
import dev.mockssp.lint.ReportJson;
import dev.mockssp.lint.ReportXml;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The routes that sum up a run: for a program, for a person, for a CI service. */
final class AdminReport {

    private final Controls controls;

    AdminReport(Controls controls) {
        this.controls = controls;
    }

    void json(Context ctx) {
        Answers.json(Queries.only(ctx), ReportJson.of(controls.report()));
    }

    void html(Context ctx) {
        Reply.Raw page = (Reply.Raw) ReportPage.reply(controls.report());
        page.headers().forEach(ctx::header);
        ctx.contentType(page.contentType()).result(page.body());
    }

    void xml(Context ctx) {
        ctx.contentType("application/xml").result(ReportXml.of(controls.report(), failOn(ctx)));
    }

    private static Severity failOn(Context ctx) {
        String wanted = Optional.ofNullable(Queries.only(ctx, "failOn").queryParam("failOn"))
                .orElse(Severity.ERROR.label());
        List<String> labels =
                Arrays.stream(Severity.values()).map(Severity::label).toList();
        if (!labels.contains(wanted)) {
            throw Problem.invalid("failOn must be a severity, was \"" + wanted + "\"")
                    .allowing(labels)
                    .thrown();
        }
        return Severity.values()[labels.indexOf(wanted)];
    }
}
