package dev.mockssp.http;

import dev.mockssp.engine.Controls;
import dev.mockssp.exchange.Reply;
import dev.mockssp.journal.Finding.Severity;
import dev.mockssp.lint.ReportJson;
import dev.mockssp.lint.ReportXml;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The routes that sum up a run: for a program, for a person, for a CI service. */
final class AdminReport {

    private static final String NEVER = "never";

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

    /** @return the least severity that fails, empty when none does */
    private static Optional<Severity> failOn(Context ctx) {
        String wanted = Optional.ofNullable(Queries.only(ctx, "failOn").queryParam("failOn"))
                .orElse(Severity.ERROR.label());
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
