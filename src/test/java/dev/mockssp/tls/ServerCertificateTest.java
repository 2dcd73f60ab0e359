package dev.mockssp.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The certificates that are made for one run. */
class ServerCertificateTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:34:56Z");
    private static final List<String> NAMES =
            List.of("localhost", "127.0.0.1", "::1", "ssp.thrads.ai", "*.ads.example");

    private final ServerCertificate made = ServerCertificate.create(NAMES, NOW);
    private final X509Certificate leaf = made.chain().get(0);
    private final X509Certificate root = made.chain().get(1);

    private static void validate(X509Certificate leaf, X509Certificate root, Instant at) throws Exception {
        CertPath path = CertificateFactory.getInstance("X.509").generateCertPath(List.of(leaf));
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(at));
        CertPathValidator.getInstance("PKIX").validate(path, parameters);
    }

    @Test
    void theChainIsValidFromADayBeforeFor397Days() throws Exception {
        Instant start = NOW.minus(Duration.ofDays(1));
        Instant end = start.plus(Duration.ofDays(397));
        for (X509Certificate one : made.chain()) {
            assertThat(one.getNotBefore()).isEqualTo(Date.from(start));
            assertThat(one.getNotAfter()).isEqualTo(Date.from(end));
        }
        validate(leaf, root, start);
        validate(leaf, root, NOW);
        validate(leaf, root, end);
        for (Instant outside : List.of(start.minusSeconds(1), end.plusSeconds(1))) {
            assertThatThrownBy(() -> validate(leaf, root, outside)).isInstanceOf(CertPathValidatorException.class);
        }
    }

    @Test
    void theAuthorityOfAnotherRunDoesNotFit() {
        ServerCertificate other = ServerCertificate.create(NAMES, NOW);
        assertThatThrownBy(() -> validate(leaf, other.chain().get(1), NOW))
                .isInstanceOf(CertPathValidatorException.class);
        assertThat(other.chain().get(1).getSubjectX500Principal()).isNotEqualTo(root.getSubjectX500Principal());
        assertThat(other.chain().get(1).getSerialNumber()).isNotEqualTo(root.getSerialNumber());
        assertThat(other.chain().get(0).getSerialNumber()).isNotEqualTo(leaf.getSerialNumber());
    }

    @Test
    void theAuthorityMaySignServersAndNothingElse() throws Exception {
        assertThat(root.getVersion()).isEqualTo(3);
        assertThat(root.getBasicConstraints()).isZero();
        assertThat(root.getKeyUsage()).containsExactly(false, false, false, false, false, true, true, false, false);
        assertThat(root.getCriticalExtensionOIDs()).containsExactlyInAnyOrder("2.5.29.19", "2.5.29.15");
        assertThat(root.getNonCriticalExtensionOIDs()).containsExactly("2.5.29.14");
        assertThat(root.getSubjectX500Principal()).isEqualTo(root.getIssuerX500Principal());
        assertThat(root.getSubjectX500Principal().getName()).matches("CN=mock-ssp temporary CA [0-9a-f]{8}");
        root.verify(root.getPublicKey());
    }

    @Test
    void theServersCertificateIsForAServerWithItsNames() throws Exception {
        assertThat(leaf.getBasicConstraints()).isEqualTo(-1);
        assertThat(leaf.getKeyUsage()).containsExactly(true, false, false, false, false, false, false, false, false);
        assertThat(leaf.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(leaf.getCriticalExtensionOIDs()).containsExactlyInAnyOrder("2.5.29.19", "2.5.29.15");
        assertThat(leaf.getNonCriticalExtensionOIDs())
                .containsExactlyInAnyOrder("2.5.29.14", "2.5.29.17", "2.5.29.35", "2.5.29.37");
        assertThat(leaf.getIssuerX500Principal()).isEqualTo(root.getSubjectX500Principal());
        List<List<?>> names = List.copyOf(leaf.getSubjectAlternativeNames());
        assertThat(names)
                .containsExactly(
                        List.of(2, "localhost"),
                        List.of(7, "127.0.0.1"),
                        List.of(7, "0:0:0:0:0:0:0:1"),
                        List.of(2, "ssp.thrads.ai"),
                        List.of(2, "*.ads.example"));
        leaf.verify(root.getPublicKey());
    }

    @Test
    void theServersCertificateNamesTheKeyOfItsAuthority() {
        byte[] subjectKey = root.getExtensionValue("2.5.29.14"); // OCTET STRING of OCTET STRING
        byte[] authorityKey = leaf.getExtensionValue("2.5.29.35"); // OCTET STRING of SEQUENCE of [0]
        assertThat(authorityKey).hasSize(26).endsWith(last20(subjectKey));
        assertThat(root.getSerialNumber()).isEqualTo(new BigInteger(1, last20(subjectKey)));
    }

    private static byte[] last20(byte[] bytes) {
        return Arrays.copyOfRange(bytes, bytes.length - 20, bytes.length);
    }

    @Test
    void theAuthorityIsGivenAsPem() throws Exception {
        byte[] pem = made.authority().orElseThrow().getBytes(StandardCharsets.US_ASCII);
        assertThat(CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem)))
                .isEqualTo(root);
        assertThat(new String(pem, StandardCharsets.US_ASCII).lines()).allMatch(line -> line.length() <= 64);
    }

    /** From 2050 on, a time has four digits for its year. */
    @Test
    void aRunIn2049HasACertificateThatEndsIn2050() throws Exception {
        Instant late = Instant.parse("2049-12-31T23:59:59Z");
        List<X509Certificate> chain = ServerCertificate.create(NAMES, late).chain();
        assertThat(chain.get(0).getNotAfter().toInstant()).isEqualTo("2051-01-31T23:59:59Z");
        validate(chain.get(0), chain.get(1), late);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0x0400",
        "127, 0x047f",
        "128, 0x048180",
        "255, 0x0481ff",
        "256, 0x04820100",
        "65535, 0x0482ffff",
        "65536, 0x0483010000"
    })
    void lengthsAreEncodedAsDerDemands(int length, String head) {
        byte[] value = Der.octetString(new byte[length]);
        String hex = new BigInteger(1, Arrays.copyOf(value, value.length - length)).toString(16);
        assertThat("0x0" + hex).isEqualTo(head);
    }

    @Test
    void objectIdentifiersAreEncodedAsDerDemands() {
        assertThat(Der.oid("1.2.840.10045.4.3.2"))
                .containsExactly(0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02);
        assertThat(Der.oid("2.5.29.128")).containsExactly(0x06, 0x04, 0x55, 0x1d, 0x81, 0x00);
    }
}
