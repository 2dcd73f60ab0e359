package dev.mockssp.engine.api;

import dev.mockssp.core.RequestContext;
import dev.mockssp.core.SeededRandom;
import dev.mockssp.engine.state.KeyState;
import dev.mockssp.engine.state.Transaction;
import dev.mockssp.scenario.PlayedStep;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Creates the request id, timestamp and total time of a response. Ids depend on the seed, the API key and the number of
 * requests made with that key.
 */
public final class ResponseMetadataFactory {

    /** ISO 8601 in UTC with six fraction digits. */
    private static final DateTimeFormatter TIMESTAMP =
            new DateTimeFormatterBuilder().appendInstant(6).toFormatter(Locale.ROOT);

    /** No API key begins with a space. */
    private static final String UNRECORDED = " unrecorded";

    private record RequestId(String value) {}

    private final InstantSource clock;
    private final SeededRandom random;
    private final AtomicLong unrecorded = new AtomicLong();

    public ResponseMetadataFactory(InstantSource clock, SeededRandom random) {
        this.clock = clock;
        this.random = random;
    }

    ResponseMetadata of(RequestContext context) {
        Instant now = clock.instant();
        return new ResponseMetadata(requestId(context), TIMESTAMP.format(now), totalTime(context, now));
    }

    /** Every use for the same request returns the same id. */
    public String requestId(RequestContext context) {
        Optional<RequestId> known = context.find(RequestId.class);
        if (known.isPresent()) {
            return known.get().value();
        }
        String id = newId(context);
        context.put(RequestId.class, new RequestId(id));
        return id;
    }

    /** Uses the id that the upstream has issued. */
    public void useRequestId(RequestContext context, String id) {
        context.put(RequestId.class, new RequestId(id));
    }

    /** The id of a change of the provider state in the journal. It does not use up one of the vendor's ids. */
    public String stateChangeId(Transaction transaction) {
        return "state_".concat(random.hex("admin-id", "", transaction.nextStateChange()));
    }

    /** Gives an id to a request that cannot be counted with the others. It is in no journal. */
    public void useUnrecordedId(RequestContext context) {
        useRequestId(context, id(context, UNRECORDED, unrecorded.incrementAndGet()));
    }

    private String newId(RequestContext context) {
        Optional<KeyState> state = context.find(KeyState.class);
        return state.isPresent()
                ? id(context, state.get().shortName(), state.get().nextRequest())
                : id(context, "", context.require(Transaction.class).nextAnonymous());
    }

    private String id(RequestContext context, String owner, long index) {
        if (context.require(VendorApi.class) instanceof LegacyApi) {
            return uuid(random.bits("legacy-id-1", owner, index), random.bits("legacy-id-2", owner, index));
        }
        return "api_req_".concat(random.hex("request-id", owner, index));
    }

    private static String uuid(long high, long low) {
        long version4 = (high & 0xFFFFFFFFFFFF0FFFL) | 0x4000L;
        long variant = (low & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(version4, variant).toString();
    }

    private static BigDecimal totalTime(RequestContext context, Instant now) {
        Duration processing = Duration.between(context.receivedAt(), now);
        Optional<PlayedStep> playedStep = context.find(PlayedStep.class);
        Duration delay = playedStep.isPresent() ? playedStep.get().delay() : Duration.ZERO;
        long micros = (processing.isNegative() ? delay : processing.plus(delay)).toNanos() / 1_000;
        return BigDecimal.valueOf(micros, 6);
    }
}
