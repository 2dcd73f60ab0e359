package dev.mockssp.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockssp.Tools;
import dev.mockssp.core.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates and keys as OpenSSL writes them, and what is said about files that are none. */
class CertificateFilesTest {

    @TempDir
    private Path folder;

    private Path openssl;

    @BeforeEach
    void findOpenssl() {
        openssl = Tools.require("openssl", "openssl");
    }

    private void openssl(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(openssl.toString()));
        command.addAll(List.of(arguments));
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
    }

    private void certificate(String name, String algorithm) throws Exception {
        String[] parts = algorithm.split(" ");
        List<String> arguments = new ArrayList<>(List.of("req", "-x509", "-nodes", "-newkey", parts[0]));
        if (parts.length > 1) {
            arguments.addAll(List.of("-pkeyopt", parts[1]));
        }
        arguments.addAll(List.of("-subj", "/CN=" + name, "-keyout", name + ".key", "-out", name + ".pem"));
        openssl(arguments.toArray(String[]::new));
    }

    private ServerCertificate read(String certificate, String key) {
        return ServerCertificate.read(folder.resolve(certificate), folder.resolve(key), "--tls-cert", "--tls-key");
    }

    private void assertWrong(String certificate, String key, String message) {
        assertThatThrownBy(() -> read(certificate, key))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(message.replace("@", folder + "/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa rsa_keygen_bits:2048", "ec ec_paramgen_curve:P-256", "ed25519"})
    void everyUsualKeyIsRead(String algorithm) throws Exception {
        certificate("mine", algorithm);
        ServerCertificate read = read("mine.pem", "mine.key");
        assertThat(read.chain()).hasSize(1);
        assertThat(read.chain().get(0).getSubjectX500Principal().getName()).isEqualTo("CN=mine");
        assertThat(read.authority()).isEmpty();
        assertThat(read.context().getProtocol()).isEqualTo("TLS");
    }

    @Test
    void oneFileMayHoldKeyAndChainWithTextBetween() throws Exception {
        certificate("mine", "ec ec_paramgen_curve:P-256");
        certificate("authority", "ec ec_paramgen_curve:P-256");
        String all = "My server\n" + Files.readString(folder.resolve("mine.key")) + "Certificate:\n"
                + Files.readString(folder.resolve("mine.pem")).replace("\n", "\r\n")
                + Files.readString(folder.resolve("authority.pem"));
        Files.writeString(folder.resolve("all.pem"), all);
        assertThat(read("all.pem", "all.pem").chain())
                .extracting(one -> one.getSubjectX500Principal().getName())
                .containsExactly("CN=mine", "CN=authority");
    }

    @Test
    void theMessageSaysWhichFileIsWrongAndWhatIsExpected() throws Exception {
        certificate("mine", "ec ec_paramgen_curve:P-256");
        certificate("other", "ec ec_paramgen_curve:P-256");
        certificate("rsa", "rsa rsa_keygen_bits:2048");
        openssl("ec", "-in", "mine.key", "-out", "sec1.key");
        openssl("pkey", "-in", "mine.key", "-aes256", "-passout", "pass:secret", "-out", "encrypted.key");
        openssl("rsa", "-in", "rsa.key", "-traditional", "-aes256", "-passout", "pass:secret", "-out", "old.key");
        String pem = Files.readString(folder.resolve("mine.pem"));
        Files.writeString(folder.resolve("cut.pem"), pem.replaceFirst("\n.{64}\n", "\n"));
        Files.writeString(folder.resolve("odd.pem"), pem.replaceFirst("\n.+\n-----END", "\nA\n-----END"));
        Files.writeString(folder.resolve("text.pem"), "hello");

        assertWrong(
                "text.pem",
                "mine.key",
                "--tls-cert: \"@text.pem\" holds no certificate; expected one or more in PEM, that of the server first");
        assertWrong(
                "mine.key",
                "mine.key",
                "--tls-cert: \"@mine.key\" holds no certificate; expected one or more in PEM, that of the server first");
        assertWrong(
                "cut.pem",
                "mine.key",
                "--tls-cert: \"@cut.pem\" holds a broken certificate; expected X.509 certificates in PEM");
        assertWrong(
                "odd.pem",
                "mine.key",
                "--tls-cert: \"@odd.pem\" holds a broken CERTIFICATE: its Base64 is not complete");
        assertWrong(
                "mine.pem",
                "mine.pem",
                "--tls-key: \"@mine.pem\" holds no private key; expected one in PEM, not encrypted (BEGIN PRIVATE KEY)");
        for (String other : List.of("other.key", "rsa.key")) {
            assertWrong(
                    "mine.pem",
                    other,
                    "--tls-key: \"@" + other + "\" holds no key of the first certificate in \"@mine.pem\"; expected its"
                            + " private key: RSA, EC or Ed25519");
        }
        assertWrong("mine.pem", "sec1.key", toConvert("sec1.key", "EC PRIVATE KEY"));
        assertWrong("mine.pem", "encrypted.key", toConvert("encrypted.key", "ENCRYPTED PRIVATE KEY"));
        assertWrong("rsa.pem", "old.key", toConvert("old.key", "RSA PRIVATE KEY"));
        assertWrong("mine.pem", "gone.key", "--tls-key: \"@gone.key\" cannot be read");
    }

    private static String toConvert(String key, String label) {
        return "--tls-key: \"@" + key + "\" holds an " + label
                + "; expected PRIVATE KEY, as written by: openssl pkey -in" + " \"@" + key + "\" -out plain.pem";
    }

    /** {@code -x509_strict} is what Python 3.13 demands. */
    @Test
    void opensslAcceptsTheCertificateThatIsMade() throws Exception {
        ServerCertificate made = ServerCertificate.create(List.of("ssp.thrads.ai", "127.0.0.1"), Instant.now());
        Files.writeString(folder.resolve("ca.pem"), made.authority().orElseThrow());
        Files.write(folder.resolve("leaf.der"), made.chain().get(0).getEncoded());
        openssl("x509", "-inform", "DER", "-in", "leaf.der", "-out", "leaf.pem");
        for (String name : List.of("-verify_hostname=ssp.thrads.ai", "-verify_ip=127.0.0.1")) {
            String[] pair = name.split("=");
            openssl(
                    "verify",
                    "-x509_strict",
                    "-purpose",
                    "sslserver",
                    pair[0],
                    pair[1],
                    "-CAfile",
                    "ca.pem",
                    "leaf.pem");
        }
        assertThatThrownBy(() ->
                        openssl("verify", "-verify_hostname", "elsewhere.example", "-CAfile", "ca.pem", "leaf.pem"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("hostname mismatch");
    }
}
