package dev.mockssp.http;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Pictures for campaigns that bring none, drawn from the campaign's id: the same id gives the same picture. */
final class Artwork {

    /** The colours of one picture, as hex; white text is legible on the first two. */
    private record Palette(String from, String to, String accent) {}

    private static final List<Palette> PALETTES = List.of(
            new Palette("#1e3a8a", "#0f766e", "#fbbf24"),
            new Palette("#4c1d95", "#9d174d", "#fdba74"),
            new Palette("#14532d", "#155e75", "#bef264"),
            new Palette("#7c2d12", "#9f1239", "#fde68a"),
            new Palette("#312e81", "#1d4ed8", "#f9a8d4"),
            new Palette("#134e4a", "#3f6212", "#fcd34d"),
            new Palette("#581c87", "#1e40af", "#67e8f9"),
            new Palette("#831843", "#5b21b6", "#fca5a5"),
            new Palette("#0c4a6e", "#4338ca", "#a7f3d0"),
            new Palette("#713f12", "#7f1d1d", "#99f6e4"));

    private Artwork() {}

    /** Draws a picture of 1200 by 628, as SVG. */
    static String image(String id) {
        int hash = spread(id);
        Palette palette = palette(hash);
        return open(id, 1200, 628)
                + gradient(palette)
                + "<rect width=\"1200\" height=\"628\" fill=\"url(#g)\"/>\n"
                + circle(150 + part(hash, 4, 300), 120 + part(hash, 9, 380), 190, palette.accent(), "0.22")
                + circle(820 + part(hash, 14, 300), 60 + part(hash, 19, 460), 260, "#ffffff", "0.10")
                + circle(600 + part(hash, 24, 200), 628, 130, palette.accent(), "0.35")
                + text(600, 360, 210, initials(id))
                + text(600, 470, 44, id)
                + "</svg>\n";
    }

    /** Draws a square of 128, as SVG. */
    static String logo(String id) {
        int hash = spread(id);
        Palette palette = palette(hash);
        return open(id, 128, 128)
                + gradient(palette)
                + "<rect width=\"128\" height=\"128\" rx=\"28\" fill=\"url(#g)\"/>\n"
                + circle(20 + part(hash, 4, 88), 112, 34, palette.accent(), "0.45")
                + text(64, 82, 52, initials(id))
                + "</svg>\n";
    }

    /** Draws the double's own mark. */
    static String icon() {
        return logo("mock-ssp");
    }

    private static String open(String id, int width, int height) {
        return draw("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" role="img" aria-label="%3$s">
                """, width, height, Html.escape(id));
    }

    private static String gradient(Palette palette) {
        return draw("""
                <defs><linearGradient id="g" x2="1" y2="1"><stop stop-color="%s"/><stop offset="1" stop-color="%s"/></linearGradient></defs>
                """, palette.from(), palette.to());
    }

    private static String circle(int x, int y, int radius, String colour, String opacity) {
        return draw("""
                <circle cx="%d" cy="%d" r="%d" fill="%s" fill-opacity="%s"/>
                """, x, y, radius, colour, opacity);
    }

    private static String text(int x, int y, int size, String text) {
        // a long line is drawn smaller, so that it stays inside the picture
        int fitting = Math.min(size, 1800 / Math.max(1, text.length()));
        return draw("""
                <text x="%d" y="%d" font-size="%d" font-family="system-ui, sans-serif" font-weight="600" fill="#ffffff" text-anchor="middle">%s</text>
                """, x, y, fitting, Html.escape(text));
    }

    /** Not in the machine's language: there are some with digits of their own. */
    private static String draw(String template, Object... values) {
        return String.format(Locale.ROOT, template, values);
    }

    private static String initials(String id) {
        return Arrays.stream(id.split("-"))
                .filter(word -> !word.isEmpty())
                .limit(2)
                .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    private static Palette palette(int hash) {
        return PALETTES.get(Math.floorMod(hash, PALETTES.size()));
    }

    private static int part(int hash, int shift, int range) {
        return (hash >>> shift) % range;
    }

    /** Ids that differ in one letter have hash codes that differ by little; their pictures are to differ much. */
    private static int spread(String id) {
        int hash = id.hashCode() * 0x9E3779B9;
        return hash ^ hash >>> 15;
    }
}
