package dev.mockssp.lint.history;

import dev.mockssp.core.memory.HeapSize;
import dev.mockssp.core.memory.MapType;
import dev.mockssp.core.memory.StateMap;
import dev.mockssp.core.memory.StateMaps;
import dev.mockssp.lint.facts.AdPixels;
import dev.mockssp.lint.facts.ExchangeFacts;
import dev.mockssp.lint.facts.Fingerprint;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** The view pixels of the ads that were sent, and when they were requested. Not thread-safe. */
final class PixelHistory {

    private static final long BYTES = HeapSize.MAP_ENTRY + HeapSize.LONG + 96;

    /**
     * A pixel.
     *
     * @param owner the fingerprint of the identifier of the key that received the ad
     * @param other the fingerprint of the token of the other pixel; empty if the ad has only one
     * @param pinged when the pixel was requested first; empty if it was not
     */
    private record Pixel(long owner, boolean isExchange, Instant adSent, OptionalLong other, Optional<Instant> pinged) {

        String name() {
            return isExchange ? AdPixels.EXCHANGE : AdPixels.DSP;
        }

        Pixel pingedAt(Instant at) {
            return new Pixel(owner, isExchange, adSent, other, Optional.of(at));
        }
    }

    private static final MapType<Long, Pixel> PIXELS =
            new MapType<>("lint-pixels", Long.class, Pixel.class, (token, pixel) -> BYTES);

    private final StateMap<Long, Pixel> pixels;

    /** @param maps makes the map of the pixels */
    PixelHistory(StateMaps maps) {
        this.pixels = maps.map(PIXELS);
    }

    /** @return what came before the exchange, if it is a request of a known pixel */
    Optional<PixelPing> addAndGetBefore(ExchangeFacts facts) {
        facts.pixels().ifPresent(issued -> add(issued, facts));
        OptionalLong token = facts.pingedToken();
        return token.isPresent() ? ping(token.getAsLong(), facts.at()) : Optional.empty();
    }

    private void add(AdPixels issued, ExchangeFacts facts) {
        long exchange = Fingerprint.of(issued.exchange());
        OptionalLong dsp = issued.dsp().isPresent()
                ? OptionalLong.of(Fingerprint.of(issued.dsp().get()))
                : OptionalLong.empty();
        Instant sent = facts.respondedAt();
        pixels.put(exchange, new Pixel(facts.owner(), true, sent, dsp, Optional.empty()));
        if (dsp.isPresent()) {
            pixels.put(
                    dsp.getAsLong(),
                    new Pixel(facts.owner(), false, sent, OptionalLong.of(exchange), Optional.empty()));
        }
    }

    private Optional<PixelPing> ping(long token, Instant at) {
        Optional<Pixel> known = pixels.get(token);
        if (known.isEmpty()) {
            return Optional.empty();
        }
        Pixel pixel = known.get();
        Optional<Pixel> other =
                pixel.other().isPresent() ? pixels.get(pixel.other().getAsLong()) : Optional.empty();
        if (pixel.pinged().isEmpty()) {
            pixels.put(token, pixel.pingedAt(at));
        }
        return Optional.of(new PixelPing(
                pixel.name(),
                pixel.adSent(),
                pixel.pinged().isEmpty(),
                other.map(Pixel::name),
                other.flatMap(Pixel::pinged)));
    }

    void forget(long owner) {
        pixels.removeIf((token, pixel) -> pixel.owner() == owner);
    }

    void clear() {
        pixels.clear();
    }
}
