package dev.mockssp.upstream;

import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.text.ByteOrderMark;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** The trusted certificates: those of Java, and those of a file. */
public final class TlsTrust {

    private TlsTrust() {}

    /**
     * @param file certificates in PEM
     * @param option the option that names the file, for error messages
     * @return a TLS context that trusts both
     * @throws ConfigurationException when the file cannot be read or contains no certificate
     */
    public static SSLContext and(Path file, String option) {
        Collection<? extends Certificate> more = read(file, option);
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int count = 0;
            for (Certificate one :
                    Stream.concat(Arrays.stream(known()), more.stream()).toList()) {
                store.setCertificateEntry("trusted-" + count++, one);
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers(store), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every Java platform has TLS", e);
        }
    }

    private static Collection<? extends Certificate> read(Path file, String option) {
        try {
            Collection<? extends Certificate> found = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(ByteOrderMark.readFile(file)));
            if (found.isEmpty()) {
                throw noCertificate(file, option, null);
            }
            return found;
        } catch (IOException e) {
            throw new ConfigurationException(option + ": " + file + " cannot be read: " + reason(file, e), e);
        } catch (CertificateException e) {
            throw noCertificate(file, option, e);
        }
    }

    /** The messages of these exceptions often contain only the path. */
    private static String reason(Path file, IOException e) {
        if (!Files.exists(file)) {
            return "it does not exist";
        }
        return Files.isDirectory(file)
                ? "it is a folder"
                : e instanceof AccessDeniedException ? "access is denied" : "it failed";
    }

    private static ConfigurationException noCertificate(Path file, String option, Exception cause) {
        return new ConfigurationException(
                option + ": " + file + " contains no certificate; expected one or more in PEM", cause);
    }

    private static X509Certificate[] known() throws GeneralSecurityException {
        return Arrays.stream(managers(null))
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .findFirst()
                .map(X509TrustManager::getAcceptedIssuers)
                .orElse(new X509Certificate[0]);
    }

    private static TrustManager[] managers(KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }
}
