package dev.mockssp.conformance;

import static dev.mockssp.conformance.Bodies.chat;
import static dev.mockssp.conformance.Bodies.opener;
import static dev.mockssp.conformance.Bodies.turn;
import static dev.mockssp.conformance.Bodies.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The same seed, clock and requests produce the same responses, byte for byte. */
interface DeterminismContract extends Contract {

    private Client seeded(long seed) {
        return start(Settings.of(Option.SEED, seed)
                .with(Option.CLOCK, NOW)
                .with(Option.RATE_LIMIT, 0)
                .with(Option.EXPLORATION, 0.5)
                .with(Option.PUBLIC_URL, "https://ads.example"));
    }

    private static List<String> conversation(Client client) {
        Stream<VendorRequest> asks = Stream.of(
                VendorRequest.bid(PRODUCTION, chat("running shoes")),
                VendorRequest.bid(PRODUCTION, chat("zzz")),
                VendorRequest.bid(PRODUCTION, chat("zzz")),
                VendorRequest.bid(PRODUCTION, opener()),
                VendorRequest.bid("no-such-key", chat("zzz")),
                VendorRequest.ad(PRODUCTION, with(turn("running shoes"), "force", "true")));
        return asks.map(ask -> client.send(ask).text()).toList();
    }

    @Test
    default void equalSeedsMakeEqualAnswers() {
        assertThat(conversation(seeded(7))).isEqualTo(conversation(seeded(7)));
    }

    @Test
    default void otherSeedsMakeOtherIds() {
        List<String> seven = conversation(seeded(7));
        assertThat(conversation(seeded(8))).doesNotContainAnyElementsOf(seven);
    }

    @Test
    default void otherKeysDoNotChangeAKeysAnswers() {
        Client disturbed = seeded(7);
        disturbed.send(VendorRequest.bid("production-other", chat("running shoes")));
        disturbed.send(VendorRequest.bid("staging-key", opener()));
        assertThat(conversation(disturbed)).isEqualTo(conversation(seeded(7)));
    }

    @Test
    default void chanceIsSeededToo() {
        List<Boolean> seven = fills(seeded(7));
        assertThat(seven).isEqualTo(fills(seeded(7))).isNotEqualTo(fills(seeded(8)));
        assertThat(seven).contains(true, false);
    }

    private static List<Boolean> fills(Client client) {
        VendorRequest ask = VendorRequest.bid("production-key+low-fill", chat("running shoes"));
        return IntStream.range(0, 60).mapToObj(i -> client.send(ask).filled()).toList();
    }
}
