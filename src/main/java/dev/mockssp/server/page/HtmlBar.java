package dev.mockssp.server.page;

import java.util.Locale;

/** A labelled bar in a list. The text alone says everything, so the bar is hidden from screen readers. */
final class HtmlBar {

    private static final int LENGTH = 100;

    private HtmlBar() {}

    /**
     * @param label what is measured, as HTML
     * @param value the value, as text
     * @param share the length of the bar, from 0 to 1
     * @param style the class of its colour
     */
    static String of(String label, String value, double share, String style) {
        String length = String.format(Locale.ROOT, "%.1f", Double.isFinite(share) ? share * LENGTH : 0);
        return """
                <li><span>%s</span> <b>%s</b><svg viewBox="0 0 %d 6" preserveAspectRatio="none" aria-hidden="true">\
                <rect class="track" width="%d" height="6"/><rect class="%s" width="%s" height="6"/></svg></li>
                """.formatted(label, HtmlPage.escape(value), LENGTH, LENGTH, style, length);
    }
}
