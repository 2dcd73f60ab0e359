package dev.mockssp.engine.redaction;

import java.util.ArrayList;
import java.util.List;

/** The tokens of a valid JSON text, with their places. Commas and colons are left out. */
final class JsonTokens {

    /** What a token is. */
    enum Kind {
        NAME,
        STRING,
        NUMBER,
        LITERAL,
        OPEN,
        CLOSE
    }

    /**
     * A token.
     *
     * @param from its first byte; of a name or string, the first one inside the quotes
     * @param to the byte after its last one
     */
    record Token(Kind kind, int from, int to) {
        boolean isText() {
            return kind == Kind.NAME || kind == Kind.STRING;
        }

        boolean isBareScalar() {
            return kind == Kind.NUMBER || kind == Kind.LITERAL;
        }
    }

    private final List<Token> tokens = new ArrayList<>();
    private final byte[] json;

    private JsonTokens(byte[] json) {
        this.json = json;
    }

    static JsonTokens of(byte[] json) {
        JsonTokens result = new JsonTokens(json);
        result.read();
        return result;
    }

    List<Token> list() {
        return tokens;
    }

    private void read() {
        int at = 0;
        while (at < json.length) {
            int from = at;
            switch (json[at]) {
                case '"' -> {
                    int end = endOfString(at + 1);
                    at = blankEnd(end + 1);
                    boolean name = at < json.length && json[at] == ':';
                    tokens.add(new Token(name ? Kind.NAME : Kind.STRING, from + 1, end));
                }
                case '{', '[' -> tokens.add(new Token(Kind.OPEN, from, ++at));
                case '}', ']' -> tokens.add(new Token(Kind.CLOSE, from, ++at));
                case ',', ':', ' ', '\t', '\r', '\n' -> at++;
                default -> {
                    while (at < json.length && ",:]}{[\" \t\r\n".indexOf(json[at]) < 0) {
                        at++;
                    }
                    boolean number = json[from] == '-' || json[from] >= '0' && json[from] <= '9';
                    tokens.add(new Token(number ? Kind.NUMBER : Kind.LITERAL, from, at));
                }
            }
        }
    }

    private int endOfString(int from) {
        int at = from;
        while (at < json.length && json[at] != '"') {
            at += json[at] == '\\' ? 2 : 1;
        }
        return Math.min(at, json.length);
    }

    private int blankEnd(int from) {
        int at = from;
        while (at < json.length && " \t\r\n".indexOf(json[at]) >= 0) {
            at++;
        }
        return at;
    }

    /**
     * Fits spans to the tokens, so that their replacement leaves valid JSON.
     *
     * @param spans in their order, without overlaps
     * @return the parts of them inside strings, and all of each number or literal that they touch
     */
    List<Span> aligned(List<Span> spans) {
        List<Span> aligned = new ArrayList<>();
        int next = 0;
        for (Token token : tokens) {
            while (next < spans.size() && spans.get(next).to() <= token.from) {
                next++;
            }
            if (token.isText()) {
                for (int i = next; i < spans.size() && spans.get(i).from() < token.to; i++) {
                    aligned.add(new Span(
                            Math.max(spans.get(i).from(), token.from),
                            Math.min(spans.get(i).to(), token.to),
                            false));
                }
            } else if (token.isBareScalar()
                    && next < spans.size()
                    && spans.get(next).from() < token.to) {
                aligned.add(new Span(token.from, token.to, true));
            }
        }
        return aligned;
    }
}
