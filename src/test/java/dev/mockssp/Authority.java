package dev.mockssp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate authority of the tests, which has signed one server at localhost; made with the JDK's keytool. */
public final class Authority {

    private static final char[] PASSWORD = "changeit".toCharArray();

    /** One for all tests of the JVM, because each run of keytool is a JVM of its own. */
    private static final class Shared {
        static final KeyStore STORE = make();
    }

    private final Path folder;

    private Authority(Path folder) {
        this.folder = folder;
    }

    /** @param folder where {@code ca.pem} and the certificate of the server, {@code server.pem}, are written */
    public static Authority in(Path folder) throws GeneralSecurityException, IOException {
        Authority authority = new Authority(folder);
        Files.writeString(authority.pem(), pem("CERTIFICATE", certificate("ca")));
        Files.writeString(folder.resolve("server.pem"), pem("CERTIFICATE", certificate("server")));
        return authority;
    }

    /** The private key of the server, in the form that OpenSSL reads; written to {@code server.key}. */
    public Path key() throws GeneralSecurityException, IOException {
        byte[] key = Shared.STORE.getKey("server", PASSWORD).getEncoded();
        return Files.writeString(folder.resolve("server.key"), pem("PRIVATE KEY", key));
    }

    /** The certificate of the server. */
    public Path server() {
        return folder.resolve("server.pem");
    }

    /** The certificate to trust. */
    public Path pem() {
        return folder.resolve("ca.pem");
    }

    /** The private key of the server that it has signed, as PEM. */
    String serverKey() throws GeneralSecurityException {
        return pem("PRIVATE KEY", Shared.STORE.getKey("server", PASSWORD).getEncoded());
    }

    /** TLS for the server that it has signed. */
    public SSLContext tls() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, PASSWORD);
        store.setKeyEntry(
                "server",
                Shared.STORE.getKey("server", PASSWORD),
                PASSWORD,
                Shared.STORE.getCertificateChain("server"));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static byte[] certificate(String alias) throws GeneralSecurityException {
        return Shared.STORE.getCertificate(alias).getEncoded();
    }

    private static String pem(String label, byte[] encoded) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        return "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n";
    }

    private static KeyStore make() {
        try {
            Path file = Files.createTempDirectory("authority").resolve("store.p12");
            keytool(file, "ca", "-dname", "CN=Test CA", "-ext", "bc:c");
            keytool(
                    file,
                    "server",
                    "-dname",
                    "CN=localhost",
                    "-signer",
                    "ca",
                    "-ext",
                    "san=dns:localhost,ip:127.0.0.1");
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(file)) {
                store.load(in, PASSWORD);
            }
            Files.delete(file);
            Files.delete(file.getParent());
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static void keytool(Path store, String alias, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                JavaCommand.program("keytool"),
                "-J-XX:TieredStopAtLevel=1",
                "-genkeypair",
                "-keyalg",
                "EC",
                "-validity",
                "36500"));
        command.addAll(List.of("-alias", alias, "-keystore", store.toString(), "-storetype", "PKCS12"));
        command.addAll(List.of("-storepass", new String(PASSWORD)));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new AssertionError("keytool failed: " + command + "\n" + output);
        }
    }
}
