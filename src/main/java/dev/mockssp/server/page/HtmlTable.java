package dev.mockssp.server.page;

/** A table that scrolls sideways on a narrow screen, also with the keyboard. */
final class HtmlTable {

    private final StringBuilder html = new StringBuilder();

    /**
     * @param name what is in the table
     * @param titles the titles of the columns
     */
    HtmlTable(String name, String... titles) {
        html.append("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"")
                .append(HtmlPage.escape(name))
                .append("\"><table><thead><tr>");
        for (String title : titles) {
            html.append("<th scope=\"col\">").append(HtmlPage.escape(title)).append("</th>");
        }
        html.append("</tr></thead><tbody>");
    }

    /** @param cells the values of a row; the first one names it */
    void row(Object... cells) {
        String tag = "th scope=\"row\"";
        html.append("<tr>");
        for (Object cell : cells) {
            html.append('<').append(tag).append('>').append(HtmlPage.escape(cell.toString()));
            html.append(tag.equals("td") ? "</td>" : "</th>");
            tag = "td";
        }
        html.append("</tr>");
    }

    @Override
    public String toString() {
        return html + "</tbody></table></div>";
    }
}
