package dev.mockssp;

import java.io.IOException;
import java.io.InputStream;
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

/** A certificate authority of a test's own, which has signed one server at localhost; made with the JDK's keytool. */
public final class Authority {

    private static final String PASSWORD = "changeit";

    private final Path folder;

    private Authority(Path folder) {
        this.folder = folder;
    }

    /** @param folder an empty folder for its files */
    public static Authority in(Path folder) throws IOException, InterruptedException {
        Authority made = new Authority(folder);
        made.keytool(
                "ca", "-genkeypair", "-keyalg", "EC", "-dname", "CN=Test CA", "-ext", "bc:c", "-validity", "36500");
        made.keytool("ca", "-exportcert", "-rfc", "-file", made.pem().toString());
        made.keytool("server", "-genkeypair", "-keyalg", "EC", "-dname", "CN=localhost", "-validity", "36500");
        made.keytool("server", "-certreq", "-file", made.path("server.csr"));
        made.keytool(
                "ca",
                "-gencert",
                "-rfc",
                "-infile",
                made.path("server.csr"),
                "-outfile",
                made.path("server.pem"),
                "-validity",
                "36500",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1");
        made.keytool("server", "-importcert", "-noprompt", "-file", made.path("server.pem"));
        return made;
    }

    /** The certificate to trust. */
    public Path pem() {
        return folder.resolve("ca.pem");
    }

    /** The private key of the server that it has signed, as PEM. */
    String serverKey() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve("store.p12"))) {
            store.load(in, PASSWORD.toCharArray());
        }
        byte[] key = store.getKey("server", PASSWORD.toCharArray()).getEncoded();
        return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
                + "\n-----END PRIVATE KEY-----\n";
    }

    /** TLS for the server that it has signed. */
    public SSLContext tls() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve("store.p12"))) {
            store.load(in, PASSWORD.toCharArray());
        }
        store.deleteEntry("ca");
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private String path(String file) {
        return folder.resolve(file).toString();
    }

    private void keytool(String alias, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), arguments[0]));
        command.addAll(List.of("-alias", alias, "-keystore", path("store.p12"), "-storetype", "PKCS12"));
        command.addAll(List.of("-storepass", PASSWORD));
        command.addAll(List.of(arguments).subList(1, arguments.length));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Files.createTempFile(folder, "keytool", ".txt").toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new AssertionError("keytool failed: " + command);
        }
    }
}
