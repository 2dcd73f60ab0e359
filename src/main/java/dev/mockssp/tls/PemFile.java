package dev.mockssp.tls;

import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.text.ByteOrderMark;
import dev.mockssp.core.text.MessageText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Reads a PEM file (RFC 7468) that the user has named. Text around its blocks is skipped. */
final class PemFile {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);
    private static final String PLAIN_KEY = "PRIVATE KEY";

    private record Block(String label, String base64) {}

    private final String option;
    private final Path file;

    /** @param option the option that named the file, for messages */
    PemFile(String option, Path file) {
        this.option = option;
        this.file = file;
    }

    /** All certificates of the file, at least one. */
    List<X509Certificate> certificates() {
        List<X509Certificate> found = new ArrayList<>();
        for (Block block : blocks()) {
            if (block.label().equals("CERTIFICATE")) {
                found.add(certificate(decoded(block)));
            }
        }
        if (found.isEmpty()) {
            throw wrong("holds no certificate; expected one or more in PEM, that of the server first");
        }
        return found;
    }

    private X509Certificate certificate(byte[] der) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException e) {
            throw wrong("holds a broken certificate; expected X.509 certificates in PEM");
        }
    }

    /**
     * The private key of a certificate.
     *
     * @param from the file of the certificate, for messages
     */
    PrivateKey privateKeyOf(X509Certificate certificate, Path from) {
        byte[] der = plainKey();
        try {
            PublicKey publicKey = certificate.getPublicKey();
            PrivateKey key =
                    KeyFactory.getInstance(publicKey.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(der));
            if (belong(key, publicKey)) {
                return key;
            }
        } catch (GeneralSecurityException e) {
            // said below
        }
        throw wrong("holds no key of the first certificate in " + shown(from)
                + "; expected its private key: RSA, EC or Ed25519");
    }

    private byte[] plainKey() {
        List<Block> blocks = blocks();
        for (Block block : blocks) {
            if (block.label().equals(PLAIN_KEY)) {
                return decoded(block);
            }
        }
        for (Block block : blocks) {
            if (block.label().endsWith(PLAIN_KEY)) {
                throw wrong("holds an " + block.label() + "; expected PRIVATE KEY, as written by: openssl pkey -in "
                        + shown(file) + " -out plain.pem");
            }
        }
        throw wrong("holds no private key; expected one in PEM, not encrypted (BEGIN PRIVATE KEY)");
    }

    private static boolean belong(PrivateKey key, PublicKey publicKey) throws GeneralSecurityException {
        String algorithm = publicKey.getAlgorithm();
        Signature signature = switch (algorithm) {
            case "RSA" -> Signature.getInstance("SHA256withRSA");
            case "EC" -> Signature.getInstance("SHA256withECDSA");
            default -> Signature.getInstance(algorithm);
        };
        signature.initSign(key);
        signature.update(key.getEncoded());
        byte[] signed = signature.sign();
        signature.initVerify(publicKey);
        signature.update(key.getEncoded());
        return signature.verify(signed);
    }

    private List<Block> blocks() {
        return BLOCK.matcher(new String(bytes(), StandardCharsets.ISO_8859_1))
                .results()
                .map(found -> new Block(found.group(1), found.group(2)))
                .toList();
    }

    private byte[] decoded(Block block) {
        try {
            return Base64.getMimeDecoder().decode(block.base64());
        } catch (IllegalArgumentException e) {
            throw wrong("holds a broken " + block.label() + ": its Base64 is not complete");
        }
    }

    private byte[] bytes() {
        try {
            return ByteOrderMark.readFile(file);
        } catch (IOException e) {
            throw new ConfigurationException(option + ": " + shown(file) + " cannot be read", e);
        }
    }

    private ConfigurationException wrong(String reason) {
        return new ConfigurationException(option + ": " + shown(file) + " " + reason);
    }

    private static String shown(Path file) {
        return MessageText.quotedLine(file.toString());
    }
}
