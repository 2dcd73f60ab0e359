package dev.mockssp.conformance;

import static dev.mockssp.conformance.Bodies.chat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The user's country (contract.md 1.1). A campaign that targets only Germany and outbids all others makes it visible.
 */
interface GeoContract extends Contract {

    private static VendorRequest boots() {
        return VendorRequest.bid(PRODUCTION, chat("I need boots"));
    }

    private boolean german(VendorRequest ask) {
        return shop().send(ask).advertiser().equals("German Boots");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DE", "de"})
    default void theCountryHeaderIsRead(String country) {
        assertThat(german(boots().with("X-User-Country", country))).isTrue();
    }

    @Test
    default void withoutAKnownCountryARestrictedCampaignStaysOut() {
        assertThat(german(boots())).isFalse();
        assertThat(german(boots().with("X-User-Country", "FR"))).isFalse();
    }

    @Test
    default void theFirstForwardedAddressIsLookedUp() {
        assertThat(german(boots().with("X-Forwarded-For", "198.51.100.7"))).isTrue();
        assertThat(german(boots().with("X-Forwarded-For", "198.51.100.7, 192.0.2.1")))
                .isTrue();
        assertThat(german(boots().with("X-Forwarded-For", "192.0.2.1, 198.51.100.7")))
                .isFalse();
        assertThat(german(boots().with("X-Forwarded-For", "not an address"))).isFalse();
    }

    @Test
    default void theHeaderSparesTheLookUp() {
        VendorRequest contradictory =
                boots().with("X-Forwarded-For", "198.51.100.7").with("X-User-Country", "US");
        assertThat(german(contradictory)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Germany", "XX", "", "D"})
    default void aHeaderThatIsNoIsoCodeIsIgnored(String country) {
        VendorRequest ask = boots().with("X-User-Country", country);
        assertThat(german(ask)).isFalse();
        assertThat(german(ask.with("X-Forwarded-For", "198.51.100.7"))).isTrue();
    }

    @Test
    default void theDocumentationNetworksAreThreeCountries() {
        assertThat(countryOf("192.0.2.44")).isEqualTo("US");
        assertThat(countryOf("198.51.100.44")).isEqualTo("DE");
        assertThat(countryOf("203.0.113.44")).isEqualTo("JP");
        assertThat(countryOf("8.8.8.8")).as("all else").isEmpty();
    }

    private String countryOf(String address) {
        Client client = shop();
        client.send(boots().with("X-Forwarded-For", address));
        return client.lastExchange().at("/client/country").asString();
    }

    @Test
    default void whoForwardsNothingIsFoundWhereTheCallerIs() {
        Client client = shop(Settings.of(Option.GEO, "src/test/resources/conformance/geo.json"));
        assertThat(client.send(boots()).advertiser())
                .as("this machine and its containers are in Germany")
                .isEqualTo("German Boots");
        assertThat(client.send(boots().with("X-Forwarded-For", "203.0.113.9")).advertiser())
                .isNotEqualTo("German Boots");
        assertThat(client.send(boots().with("X-Forwarded-For", "2001:db8::7")).advertiser())
                .as("a network given by option")
                .isEqualTo("German Boots");
    }
}
