package dev.mockssp.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockssp.core.ConfigurationException;
import dev.mockssp.json.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpCountryTableTest {

    private static IpCountryTable with(String json) {
        return IpCountryTable.builtIn().and(Json.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.0, US",
        "192.0.2.255, US",
        "198.51.100.7, DE",
        "203.0.113.7, JP",
        "203.000.113.007, JP",
        "203.0.113.7:5123, JP",
        "' 203.0.113.7 ', JP",
        "::ffff:203.0.113.7, JP",
        "[::ffff:203.0.113.7]:443, JP"
    })
    void theDocumentationNetworksAreKnown(String address, String country) {
        assertThat(IpCountryTable.builtIn().country(address)).contains(country);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.3.0",
                "192.0.1.255",
                "127.0.0.1",
                "::1",
                "2001:db8::1",
                "",
                " ",
                "[",
                "[]",
                "localhost",
                "example.com",
                "203.0.113",
                "203.0.113.256",
                "203.0.113.7.8",
                "203.0.113.",
                "203.0..7",
                ".0.113.7",
                "203.0.113.0007",
                "203.0.113.+7",
                "203.0.113.-7",
                "203.0.113.7a",
                "203.0.113.\u0667",
                "203:x",
                "unknown",
                "_hidden",
                "1.2.3.4, 5.6.7.8"
            })
    void allElseIsUnknownAndNoNameIsLookedUp(String address) {
        assertThat(IpCountryTable.builtIn().country(address)).isEmpty();
    }

    @Test
    void theLongestPrefixWins() {
        IpCountryTable table =
                with("{'10.0.0.0/8': 'FR', '10.1.0.0/16': 'IT', '10.1.2.3/32': 'ES', '10.1.2.0/25': 'PT'}");
        assertThat(table.country("10.9.9.9")).contains("FR");
        assertThat(table.country("10.1.9.9")).contains("IT");
        assertThat(table.country("10.1.2.3")).contains("ES");
        assertThat(table.country("10.1.2.127")).contains("PT");
        assertThat(table.country("10.1.2.128")).contains("IT");
    }

    @Test
    void ownNetworksWinOverBuiltInOnesOfTheSameLength() {
        IpCountryTable table = with("{'203.0.113.0/24': 'BR', '0.0.0.0/0': 'AQ'}");
        assertThat(table.country("203.0.113.9")).contains("BR");
        assertThat(table.country("198.51.100.1")).as("built in, and longer").contains("DE");
        assertThat(table.country("8.8.8.8")).contains("AQ");
        assertThat(table.country("::1")).as("not version 4").isEmpty();
    }

    @Test
    void versionSixIsKnownToo() {
        IpCountryTable table = with("{'$schema': 'x', '2001:db8::/32': 'SE', '2001:db8:1::/48': 'NO'}");
        assertThat(table.country("2001:db8::9")).contains("SE");
        assertThat(table.country("[2001:db8:1::9]:8080")).contains("NO");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'10.0.0.0/33': 'DE'}",
                "{'10.0.0.0/x': 'DE'}",
                "{'300.0.0.0/8': 'DE'}",
                "{'example.com/8': 'DE'}",
                "{'10.0.0.0/8': 'XX'}"
            })
    void aWrongNetworkOrCountryIsNamed(String json) {
        assertThatThrownBy(() -> with(json))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(json.contains("XX") ? "XX" : json.substring(2, json.indexOf('/')));
    }

    @ParameterizedTest
    @CsvSource({"DE, DE", "de, DE", "' de ', DE"})
    void isoCodesAreReadInAnyCase(String text, String code) {
        assertThat(IpCountryTable.iso(text)).contains(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "XX", "ZZ", "DEU", "D", "Germany", "UK"})
    void otherTextsAreNoIsoCodes(String text) {
        assertThat(IpCountryTable.iso(text)).isEmpty();
    }
}
