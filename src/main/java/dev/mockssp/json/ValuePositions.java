package dev.mockssp.json;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/** Where the values of a JSON text are. The position of a member is that of its name. */
public final class ValuePositions {

    private final Map<String, TextPosition> byPointer = new HashMap<>();

    private ValuePositions() {}

    /**
     * @param text a JSON text; of an invalid one, the values before the error are found
     * @return the positions of its values
     */
    public static ValuePositions of(String text) {
        ValuePositions positions = new ValuePositions();
        try (JsonParser parser = Json.MAPPER.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token != JsonToken.END_OBJECT && token != JsonToken.END_ARRAY) {
                    positions.add(parser);
                }
            }
        } catch (JacksonException e) {
            // the reader of the text reports it
        }
        return positions;
    }

    private void add(JsonParser parser) {
        TokenStreamLocation at = parser.currentTokenLocation();
        byPointer.putIfAbsent(
                parser.streamReadContext().pathAsPointer().toString(),
                new TextPosition(at.getLineNr(), at.getColumnNr()));
    }

    /**
     * @param pointer a JSON pointer
     * @return the position of the value; if it is absent, that of the nearest value that contains it
     */
    public TextPosition find(String pointer) {
        for (String at = pointer; !at.isEmpty(); at = at.substring(0, Math.max(0, at.lastIndexOf('/')))) {
            if (byPointer.containsKey(at)) {
                return byPointer.get(at);
            }
        }
        return byPointer.getOrDefault("", TextPosition.START);
    }
}
