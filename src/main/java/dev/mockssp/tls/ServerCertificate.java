package dev.mockssp.tls;

import dev.mockssp.core.ConfigurationException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** The certificate and the private key of the TLS port. */
public final class ServerCertificate {

    /** The key store is in memory only, so its password protects nothing. */
    private static final char[] PASSWORD = "mock-ssp".toCharArray();

    private final PrivateKey key;
    private final List<X509Certificate> chain;
    private final Optional<String> authority;

    private ServerCertificate(PrivateKey key, List<X509Certificate> chain, Optional<String> authority) {
        this.key = key;
        this.chain = chain;
        this.authority = authority;
    }

    /**
     * Makes a certificate authority and a server certificate that it signs. The private key of the authority is discarded,
     * so a client that trusts the authority trusts this certificate only.
     *
     * @param names host names and IP addresses, at least one
     * @param now the certificates are valid from a day before, for 397 days
     */
    public static ServerCertificate create(List<String> names, Instant now) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair authority = generator.generateKeyPair();
            KeyPair server = generator.generateKeyPair();
            // Trust stores list authorities by name: two runs must not look the same.
            String id = HexFormat.of().formatHex(CertificateWriter.keyId(authority.getPublic()), 0, 4);
            CertificateWriter writer = new CertificateWriter(
                    authority.getPrivate(), authority.getPublic(), "mock-ssp temporary CA " + id, now);
            X509Certificate root = writer.authority();
            X509Certificate leaf = writer.server("mock-ssp", server.getPublic(), names);
            return new ServerCertificate(server.getPrivate(), List.of(leaf, root), Optional.of(pem(root)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has elliptic curves", e);
        }
    }

    /**
     * Reads the user's certificate.
     *
     * @param certificate a PEM file: the certificate of the server, then those that lead to its authority, if any
     * @param key a PEM file with the private key, not encrypted; may be the same file
     * @param certificateOption the name of the option that gave the first file, for messages
     * @param keyOption the name of the option that gave the second file
     * @throws ConfigurationException when a file cannot be read, holds something else, or the key is that of another
     *     certificate
     */
    public static ServerCertificate read(Path certificate, Path key, String certificateOption, String keyOption) {
        List<X509Certificate> chain = new PemFile(certificateOption, certificate).certificates();
        PrivateKey privateKey = new PemFile(keyOption, key).privateKeyOf(chain.get(0), certificate);
        return new ServerCertificate(privateKey, chain, Optional.empty());
    }

    /** @return what clients have to trust, as PEM; empty when the certificate is the user's */
    public Optional<String> authority() {
        return authority;
    }

    /** @return the certificate of the server, then those that lead to its authority */
    public List<X509Certificate> chain() {
        return List.copyOf(chain);
    }

    /** @return TLS for a server that has this certificate */
    public SSLContext context() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("mock-ssp", key, PASSWORD, chain.toArray(X509Certificate[]::new));
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every Java platform has TLS", e);
        }
    }

    private static String pem(X509Certificate certificate) throws GeneralSecurityException {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
        return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
    }
}
