package dev.mockssp.lint.pii;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DetectorsTest {

    private static final PersonalDataDetector EMAIL = new EmailDetector();
    private static final PersonalDataDetector CARD = new CardNumberDetector();
    private static final PersonalDataDetector PHONE = PhoneNumberDetector.ofAnyKind();

    @ParameterizedTest
    @CsvSource({
        "anna@example.com, a…@….com",
        "Mail: ANNA.K+ads@mail.example.co.uk., A…@….uk",
        "<jürgen@müller.example>, j…@….example",
        "@me anna@example.org @you, a…@….org",
        "mailto:anna@example.com?subject=x, a…@….com",
        "https://shop.example/?mail=anna@example.com, a…@….com",
        "https://shop.example/anna@example.com, a…@….com",
        "gitta@example.com, g…@….com"
    })
    void anEmailAddressIsFoundAndAbbreviated(String text, String shown) {
        assertThat(PersonalDataDetector.couldMatch(text)).isTrue();
        assertThat(EMAIL.find(text)).contains("an e-mail address (" + shown + ")");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@anna",
                "anna@",
                "anna@localhost",
                "me @ example.com",
                "foo@1.2.3",
                "git@example.com:anna/shoes.git",
                "a***@example.com",
                "[email]@example.com",
                "anna@example.c",
                "anna@.com",
                "git@github.com",
                "git clone git@git.example.com please",
                "ssh://git@git.example.com/anna/shoes.git",
                "https://anna:secret@git.example.com/shoes.git",
                "https://anna@git.example.com/shoes.git",
                "user@localhost",
                "postgres://app@db.localhost:5432/x",
                "user@build.internal",
                "class foo@bar: pass",
                "@app.route('/a') @bar.baz",
                ""
            })
    void noEmailAddress(String text) {
        assertThat(EMAIL.find(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "4111111111111111, '4…, 16 digits'",
        "my card: 5555-5555-5555-4444., '5…, 16 digits'",
        "3782 822463 10005 and so on, '3…, 15 digits'",
        "30569309025904, '3…, 14 digits'",
        "for 100 200 300 4111 1111 1111 1111 5, '4…, 16 digits'"
    })
    void aCardNumberIsFoundAndAbbreviated(String text, String shown) {
        assertThat(PersonalDataDetector.couldMatch(text)).isTrue();
        assertThat(CARD.find(text)).contains("a card number (" + shown + ")");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111112",
                "1763978400000",
                "9111111111111111",
                "x4111111111111111",
                "41111111111111110",
                "4111  1111  1111  1111",
                "4111-1111 1111.1111",
                "550e8400-e29b-41d4-a716-446655440000"
            })
    void noCardNumber(String text) {
        assertThat(CARD.find(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "+4915123456789, '+4…, 13 digits'",
        "tel:+1-212-555-0142, '+1…, 11 digits'",
        "+49 (0)30 123456, '+4…, 11 digits'",
        "Call (212) 555-0142 now, '2…, 10 digits'",
        "1-800-555-0142, '1…, 11 digits'",
        "212.555.0142, '2…, 10 digits'",
        "030 1234567, '0…, 10 digits'",
        "(0151) 234 56789, '0…, 12 digits'",
        "06 12 34 56 78, '0…, 10 digits'",
        "0049 151 23456789, '0…, 15 digits'",
        "00 44 20 7946 0958, '0…, 14 digits'",
        "00491711234567, '0…, 14 digits'",
        "212 555-0142, '2…, 10 digits'",
        "(212) 555 0142 2 pm, '2…, 11 digits'",
        "24/7 (212) 555-0142, '2…, 10 digits'",
        "+44 20 7946 0958, '+4…, 12 digits'"
    })
    void aPhoneNumberIsFoundAndAbbreviated(String text, String shown) {
        assertThat(PersonalDataDetector.couldMatch(text)).isTrue();
        assertThat(PHONE.find(text)).contains("a phone number (" + shown + ")");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-11-24 10:00:15",
                "01.02.2026 10:30",
                "01-02-2026 10:30",
                "10:00:15.123",
                "192.0.2.10",
                "1,234,567.89",
                "1 + 15123456789",
                "2+12345678",
                "4915123456789",
                "1763978400000",
                "ORD-212-555-0142",
                "550e8400-e29b-41d4-a716-446655440000",
                "from 100 to 200",
                "+1 2 3",
                "256 512 1024",
                "SELECT 100 200 300 4000 5000",
                "sizes 212 555 0142 and more",
                "1 200 300 4000",
                "versions 10.20.300, 300.200.4000.1 and 2.0.100-200",
                "192.168.100.2000",
                "$300-400-5000",
                "order #212-555-0142",
                "0010 1100 0101",
                "01 02 03 04 05",
                "00 11 22 33 44",
                "0900 - 1230 - 1730",
                "000 000 0000",
                "+10.000.000",
                "+25.000.000 views",
                "+5 10 15 20 25",
                "+100 200 300 400",
                "911-211-4000",
                "2025-11-24 2025-11-25",
                "24.11.2025 - 25.12.2025",
                "EUR 1 299 000 000",
                "007",
                "01711234567",
                "0049171123",
                "000123456789012"
            })
    void noPhoneNumber(String text) {
        assertThat(PHONE.find(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 ", "+1 ", "000 ", "111 ", "4444 ", "@", "a@", "a@b.", "1", "(1) ", "+"})
    void theTimeGrowsWithTheLengthOnly(String unit) {
        String text = unit.repeat((1 << 20) / unit.length());
        Assertions.assertTimeout(Duration.ofSeconds(10), () -> {
            assertThat(EMAIL.find(text)).isEmpty();
            assertThat(CARD.find(text)).isEmpty();
            Optional<String> phone = PHONE.find(text);
            assertThat(phone).isNotNull();
        });
    }
}
