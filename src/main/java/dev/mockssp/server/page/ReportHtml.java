package dev.mockssp.server.page;

import java.time.Instant;

/** The HTML of a report while it is written. */
final class ReportHtml {

    private final StringBuilder html = new StringBuilder();

    /** @param markup the next part, whose texts are escaped already */
    ReportHtml add(Object markup) {
        html.append(markup);
        return this;
    }

    /** Begins a section. */
    void section(String heading) {
        html.append("<section><h2>").append(heading).append("</h2>");
    }

    void line(String text) {
        html.append("<p>").append(HtmlPage.escape(text)).append("</p>");
    }

    void notice(String text) {
        html.append("<p class=\"notice\">").append(HtmlPage.escape(text)).append("</p>");
    }

    static String time(Instant at) {
        return "<time datetime=\"" + at + "\">" + TimeText.full(at) + "</time>";
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
