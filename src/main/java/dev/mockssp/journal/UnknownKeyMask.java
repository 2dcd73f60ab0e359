package dev.mockssp.journal;

/** How an exchange shows an API key that the server does not know. It may be a real key, so it is not stored. */
public final class UnknownKeyMask {

    /** Replaces the key where a request repeats it. It needs no escape in a URL or in JSON. */
    public static final String REPLACEMENT = "(key-not-kept)";

    private static final String START = "(";
    private static final String END = " characters, not kept)";

    private UnknownKeyMask() {}

    /**
     * @param length the number of characters of the key
     * @return the mask for the header or the parameter of the key
     */
    public static String ofLength(int length) {
        return START + length + END;
    }

    /**
     * @param value the value of a header in an exchange
     * @return whether it is the mask of a key with at least one character
     */
    public static boolean hidesKey(String value) {
        return value.startsWith(START) && value.endsWith(END) && !value.equals(ofLength(0));
    }
}
