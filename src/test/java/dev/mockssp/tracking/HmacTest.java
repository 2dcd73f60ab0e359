package dev.mockssp.tracking;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HmacTest {

    /** Test case 2 of RFC 4231. */
    @Test
    void isThatOfTheRfc() {
        byte[] mac = new Hmac("Jefe".getBytes(US_ASCII)).of("what do ya want for nothing?".getBytes(US_ASCII));

        assertThat(HexFormat.of().formatHex(mac))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @Property
    void isThatOfThePlatform(
            @ForAll @Size(min = 1, max = 150) byte[] key, @ForAll @Size(max = 150) byte[] first, @ForAll byte[] second)
            throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        Hmac hmac = new Hmac(key);

        assertThat(hmac.of(first)).isEqualTo(mac.doFinal(first));
        assertThat(hmac.of(second)).isEqualTo(mac.doFinal(second));
    }
}
