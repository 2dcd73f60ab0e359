package dev.mockssp.tracking;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** Writes tickets as tokens that nobody can forge, and reads them back. Safe for use by several threads. */
public final class TokenSigner {

    private static final int SIGNATURE_BYTES = 16;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private final Hmac hmac;

    /** @param secret a run's own secret; equal secrets make equal tokens */
    public TokenSigner(String secret) {
        hmac = new Hmac(secret.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @param ticket what the token stands for
     * @return the token, safe in a URL
     */
    public String seal(TrackingToken ticket) {
        byte[] content = ticket.toBytes();
        byte[] signature = ENCODER.encode(sign(content));
        byte[] token = new byte[(content.length * 4 + 2) / 3 + 1 + signature.length];
        int dot = ENCODER.encode(content, token);
        token[dot] = '.';
        System.arraycopy(signature, 0, token, dot + 1, signature.length);
        return new String(token, StandardCharsets.ISO_8859_1);
    }

    /**
     * @param token the text of a {@code token} parameter
     * @return its ticket; empty when it is damaged, forged or sealed with another secret
     */
    public Optional<TrackingToken> open(String token) {
        int dot = token.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        try {
            byte[] content = DECODER.decode(token.substring(0, dot));
            byte[] signature = DECODER.decode(token.substring(dot + 1));
            boolean genuine = MessageDigest.isEqual(sign(content), signature);
            return genuine ? Optional.of(TrackingToken.of(content)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private byte[] sign(byte[] content) {
        return Arrays.copyOf(hmac.of(content), SIGNATURE_BYTES);
    }
}
