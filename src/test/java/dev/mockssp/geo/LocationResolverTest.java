package dev.mockssp.geo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.core.Headers;
import dev.mockssp.core.Request;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LocationResolverTest {

    private final LocationResolver locator = new LocationResolver(IpCountryTable.builtIn());

    private Location locate(String peer, String... headers) {
        return locator.locate(
                new Request("POST", "/", "", Headers.of(headers), new byte[0], false, peer, "http://localhost"));
    }

    @Test
    void theCountryHeaderBringsTheOthersWithIt() {
        Location location = locate(
                "198.51.100.1",
                "x-user-country",
                "us",
                "X-User-Region",
                "CA",
                "X-User-City",
                "San Francisco",
                "X-User-Timezone",
                "America/Los_Angeles");
        assertThat(location)
                .isEqualTo(new Location(
                        Optional.of("US"),
                        Optional.of("CA"),
                        Optional.of("San Francisco"),
                        Optional.of("America/Los_Angeles"),
                        Location.Source.HEADER));
    }

    @Test
    void withoutTheCountryTheOthersAreNotRead() {
        Location location = locate("198.51.100.1", "X-User-Region", "CA", "X-User-City", "San Francisco");
        assertThat(location)
                .isEqualTo(new Location(
                        Optional.of("DE"), Optional.empty(), Optional.empty(), Optional.empty(), Location.Source.PEER));
    }

    @Test
    void anUnknownCountryFallsBackToTheAddress() {
        Location location = locate("198.51.100.1", "X-User-Country", "Germany", "X-User-City", "Bonn");
        assertThat(location.country()).contains("DE");
        assertThat(location.city()).isEmpty();
        assertThat(location.source()).isEqualTo(Location.Source.PEER);
    }

    @Test
    void theFirstHopIsTheUser() {
        Location location = locate("198.51.100.1", "X-Forwarded-For", "203.0.113.7 , 192.0.2.1");
        assertThat(location.country()).contains("JP");
        assertThat(location.source()).isEqualTo(Location.Source.FORWARDED_FOR);
    }

    @Test
    void aForwardedAddressThatIsUnknownIsNotReplacedByThePeers() {
        assertThat(locate("198.51.100.1", "X-Forwarded-For", "10.0.0.1").country())
                .isEmpty();
        assertThat(locate("198.51.100.1", "X-Forwarded-For", "").country()).isEmpty();
    }

    @Test
    void noAddressIsNoCountry() {
        assertThat(locate("").country()).isEmpty();
    }
}
