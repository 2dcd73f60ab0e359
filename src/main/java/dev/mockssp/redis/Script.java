package dev.mockssp.redis;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The scripts that run in Redis. Each file says what its keys and arguments are. */
enum Script {
    READ("changes.lua", "read.lua"),
    COMMIT("changes.lua", "commit.lua"),
    EVICT("evict.lua");

    private final byte[] text;
    private final byte[] digest;

    Script(String... files) {
        try {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (String file : files) {
                all.write(read(file));
            }
            this.text = all.toByteArray();
            this.digest = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(text))
                    .getBytes(StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    private static byte[] read(String file) throws IOException {
        try (InputStream in = Script.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the script " + file + " is not on the class path");
            }
            return in.readAllBytes();
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
