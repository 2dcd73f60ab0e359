package dev.mockssp.tracking;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Writes a tracking token as signed text (HMAC-SHA-256, RFC 2104) and reads it back. Thread-safe. */
public final class TokenSigner {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SIGNATURE_BYTES = 16;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private final Mac mac;

    /** @param secret the secret of one run, not empty; equal secrets give equal tokens */
    public TokenSigner(String secret) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /**
     * @param token the token
     * @return the token as text, safe in a URL
     */
    public String sign(TrackingToken token) {
        return signed(token.toBytes());
    }

    /**
     * @param text the text of a {@code token} parameter
     * @return its token; empty if the text is damaged, forged or signed with another secret
     */
    public Optional<TrackingToken> verify(String text) {
        // Compares texts: a decoder ignores the unused bits of the last character, and so would accept another token.
        return content(text)
                .filter(content -> MessageDigest.isEqual(
                        signed(content).getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8)))
                .flatMap(TokenSigner::token);
    }

    /**
     * @param text the text of a {@code token} parameter, signed by any mock server
     * @return its token, which may be forged; empty if the text is no token
     */
    public static Optional<TrackingToken> unverified(String text) {
        return content(text).flatMap(TokenSigner::token);
    }

    private static Optional<byte[]> content(String text) {
        int dot = text.indexOf('.');
        try {
            return dot < 0 ? Optional.empty() : Optional.of(DECODER.decode(text.substring(0, dot)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<TrackingToken> token(byte[] content) {
        try {
            return Optional.of(TrackingToken.of(content));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private String signed(byte[] content) {
        return ENCODER.encodeToString(content) + '.' + ENCODER.encodeToString(signature(content));
    }

    private synchronized byte[] signature(byte[] content) {
        return Arrays.copyOf(mac.doFinal(content), SIGNATURE_BYTES);
    }
}
