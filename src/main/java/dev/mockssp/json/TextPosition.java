package dev.mockssp.json;

/**
 * A place in a text.
 *
 * @param line the line, from 1
 * @param column the character in the line, from 1
 */
public record TextPosition(int line, int column) {

    /** The beginning of a text. */
    public static final TextPosition START = new TextPosition(1, 1);
}
