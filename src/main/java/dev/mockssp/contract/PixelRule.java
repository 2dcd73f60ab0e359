package dev.mockssp.contract;

/**
 * The rule for a view pixel in the query of a click URL (revision-2026.md, section 4): an absolute URL, percent-encoded.
 */
public final class PixelRule {

    /** The query parameter with the pixel of the exchange, which every message has. */
    public static final String EXCHANGE = "thrad_view_url";

    /** The query parameter with the pixel of the DSP, which may have none. */
    public static final String DSP = "view_url";

    private PixelRule() {}

    /**
     * @param parameter the name of the query parameter
     * @return a regular expression for URLs that have it
     */
    public static String pattern(String parameter) {
        return "^[^?]+\\?([^&]*&)*" + parameter + "=https?%3[Aa]%2[Ff]%2[Ff][^&]+(&[^&]*)*$";
    }

    /**
     * @param url a click URL
     * @param parameter the name of the query parameter
     * @return whether the URL has it
     */
    public static boolean isIn(String url, String parameter) {
        return url.matches(pattern(parameter));
    }
}
