package dev.mockssp.tracking;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * HMAC-SHA-256 (RFC 2104) out of the digest alone: to find the platform's own {@code Mac}, five security providers are
 * loaded, which slows each start. Safe for use by several threads.
 */
final class Hmac {

    private static final int BLOCK_BYTES = 64;
    private static final byte INNER = 0x36;
    private static final byte OUTER = 0x5c;

    private final MessageDigest inner;
    private final byte[] outer;

    /** @param key a key of any length */
    Hmac(byte[] key) {
        byte[] block = Arrays.copyOf(key.length > BLOCK_BYTES ? digest().digest(key) : key, BLOCK_BYTES);
        inner = digest();
        inner.update(padded(block, INNER));
        outer = padded(block, OUTER);
    }

    /** @return the 32 bytes that authenticate the content */
    byte[] of(byte[] content) {
        MessageDigest digest = copy(inner);
        byte[] hash = digest.digest(content);
        // with that it is as new, and takes less than a second copy would
        digest.update(outer);
        return digest.digest(hash);
    }

    private static byte[] padded(byte[] block, byte pad) {
        byte[] padded = block.clone();
        for (int i = 0; i < padded.length; i++) {
            padded[i] ^= pad;
        }
        return padded;
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    // a copy for each content: the key is worked in once, and nobody waits for another
    private static MessageDigest copy(MessageDigest begun) {
        try {
            return (MessageDigest) begun.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the SHA-256 of every Java platform can be copied", e);
        }
    }
}
