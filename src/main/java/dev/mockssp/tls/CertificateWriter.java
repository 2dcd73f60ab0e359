package dev.mockssp.tls;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Writes X.509 certificates, which the JDK can only read. They have the extensions that strict verifiers demand
 * ({@code openssl verify -x509_strict}, Python 3.13).
 */
final class CertificateWriter {

    /** Browsers reject a server certificate that is valid for more than 398 days. */
    private static final Duration VALIDITY = Duration.ofDays(397);

    /** A client whose clock is slow accepts the certificate, too. */
    private static final Duration BACKDATED = Duration.ofDays(1);

    private static final byte[] ECDSA_WITH_SHA256 = Der.sequence(Der.oid("1.2.840.10045.4.3.2"));
    private static final byte[] VERSION_3 = Der.tagged(0xa0, Der.integer(BigInteger.TWO));

    private final PrivateKey issuerKey;
    private final PublicKey issuerPublicKey;
    private final String issuer;
    private final byte[] validity;

    /**
     * @param issuerKey signs; a key on an elliptic curve
     * @param issuerPublicKey belongs to it
     * @param issuer the common name of the signer
     * @param now the validity begins a day earlier
     */
    CertificateWriter(PrivateKey issuerKey, PublicKey issuerPublicKey, String issuer, Instant now) {
        this.issuerKey = issuerKey;
        this.issuerPublicKey = issuerPublicKey;
        this.issuer = issuer;
        Instant start = now.minus(BACKDATED);
        this.validity = Der.sequence(Der.time(start), Der.time(start.plus(VALIDITY)));
    }

    /** The certificate of the signer itself, which may sign servers but no further authorities. */
    X509Certificate authority() throws GeneralSecurityException {
        return signed(
                issuer,
                issuerPublicKey,
                critical("2.5.29.19", Der.sequence(Der.TRUE, Der.integer(BigInteger.ZERO))),
                critical("2.5.29.15", Der.bitString(1, (byte) 0b0000_0110)), // keyCertSign, cRLSign
                subjectKeyId(issuerPublicKey));
    }

    /**
     * The certificate of a server.
     *
     * @param names host names and IP addresses
     */
    X509Certificate server(String commonName, PublicKey key, List<String> names) throws GeneralSecurityException {
        byte[][] all = names.stream().map(CertificateWriter::generalName).toArray(byte[][]::new);
        return signed(
                commonName,
                key,
                critical("2.5.29.19", Der.sequence()),
                critical("2.5.29.15", Der.bitString(7, (byte) 0b1000_0000)), // digitalSignature
                extension("2.5.29.37", Der.sequence(Der.oid("1.3.6.1.5.5.7.3.1"))), // serverAuth
                subjectKeyId(key),
                extension("2.5.29.35", Der.sequence(Der.tagged(0x80, keyId(issuerPublicKey)))),
                extension("2.5.29.17", Der.sequence(all)));
    }

    private X509Certificate signed(String commonName, PublicKey key, byte[]... extensions)
            throws GeneralSecurityException {
        byte[] toBeSigned = Der.sequence(
                VERSION_3,
                Der.integer(new BigInteger(1, keyId(key))),
                ECDSA_WITH_SHA256,
                name(issuer),
                validity,
                name(commonName),
                key.getEncoded(),
                Der.tagged(0xa3, Der.sequence(extensions)));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(issuerKey);
        signature.update(toBeSigned);
        byte[] certificate = Der.sequence(toBeSigned, ECDSA_WITH_SHA256, Der.bitString(0, signature.sign()));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate));
    }

    private static byte[] name(String commonName) {
        return Der.sequence(Der.set(Der.sequence(Der.oid("2.5.4.3"), Der.utf8(commonName))));
    }

    private static byte[] generalName(String name) {
        if (name.indexOf(':') < 0 && !name.matches("[0-9.]+")) {
            return Der.tagged(0x82, name.getBytes(StandardCharsets.US_ASCII));
        }
        try {
            // An address in digits: no name service is asked.
            return Der.tagged(0x87, InetAddress.getByName(name).getAddress());
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("no IP address: " + name, e);
        }
    }

    private static byte[] subjectKeyId(PublicKey key) throws GeneralSecurityException {
        return extension("2.5.29.14", Der.octetString(keyId(key)));
    }

    /** 160 bits of a hash. It is the serial number as well: a new key has a new one. */
    static byte[] keyId(PublicKey key) throws GeneralSecurityException {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
        hash[0] &= 0x7f; // a serial number has at most 20 bytes, its sign included
        return Arrays.copyOf(hash, 20);
    }

    private static byte[] critical(String id, byte[] value) {
        return Der.sequence(Der.oid(id), Der.TRUE, Der.octetString(value));
    }

    private static byte[] extension(String id, byte[] value) {
        return Der.sequence(Der.oid(id), Der.octetString(value));
    }
}
