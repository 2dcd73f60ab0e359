package dev.mockssp.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** The scripts that run in Redis. Each file says what its keys and arguments are. */
enum Script {
    READ,
    COMMIT,
    EVICT;

    private final byte[] text;
    private final byte[] digest;

    Script() {
        String file = name().toLowerCase(Locale.ROOT) + ".lua";
        try (InputStream in = Script.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the script " + file + " is not on the class path");
            }
            this.text = in.readAllBytes();
            this.digest = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(text))
                    .getBytes(StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    /** @return the text of the script */
    byte[] text() {
        return text;
    }

    /** @return the SHA-1 by which Redis knows the script */
    byte[] digest() {
        return digest;
    }
}
