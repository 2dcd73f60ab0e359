package dev.mockssp.core.memory;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A client's id as the mock server remembers it: the id itself, or its SHA-256 digest if it is long. Different ids have
 * different short forms.
 *
 * @param text the short form, of at most {@value #MAX_LENGTH} characters
 */
public record ShortId(String text) {

    /** The most characters of an id that is remembered as it is. */
    public static final int MAX_LENGTH = 256;

    private static final String DIGEST_PREFIX = "sha-256:";

    /**
     * @param id an id of any length
     * @return its short form
     */
    public static ShortId of(String id) {
        // An id that looks like a digest becomes one too, so that it is not mistaken for the long id of that digest.
        boolean isLiteral = id.length() <= MAX_LENGTH && !id.startsWith(DIGEST_PREFIX);
        return new ShortId(isLiteral ? id : DIGEST_PREFIX + HexFormat.of().formatHex(digest(id)));
    }

    private static byte[] digest(String id) {
        // A charset would replace every lone surrogate by the same bytes.
        ByteBuffer bytes = ByteBuffer.allocate(Character.BYTES * id.length());
        bytes.asCharBuffer().put(id);
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes.array());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
