package dev.mockssp;

import dev.mockssp.auction.Auction;
import dev.mockssp.auction.Brief;
import dev.mockssp.auction.Format;
import dev.mockssp.auction.Inventory;
import dev.mockssp.auction.Outcome;
import dev.mockssp.auction.RequestKind;
import dev.mockssp.auction.Spending;
import dev.mockssp.exchange.Headers;
import dev.mockssp.exchange.Request;
import dev.mockssp.geo.CountryTable;
import dev.mockssp.geo.Location;
import dev.mockssp.geo.Locator;
import dev.mockssp.schema.SchemaLibrary;
import dev.mockssp.schema.Violation;
import dev.mockssp.tracking.Ticket;
import dev.mockssp.tracking.TokenSeal;
import dev.mockssp.wire.BidRequest;
import dev.mockssp.wire.SponsoredMessage;
import dev.mockssp.wire.SspAnswer;
import dev.mockssp.wire.Wire;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.databind.JsonNode;

/** The steps of an answer, each by itself, so that a regression is seen where it arises. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class StepsBenchmark {

    @Param({"2", "200"})
    private int messages;

    private final SchemaLibrary schemas = SchemaLibrary.shared();
    private final Inventory inventory = Inventory.shipped();
    private final Spending spending = new Spending();
    private final Locator locator = new Locator(CountryTable.builtIn());
    private final Request request = new Request(
            "POST", "/", "", Headers.of("Host", "127.0.0.1"), new byte[0], false, "127.0.0.1", "http://127.0.0.1");
    private final TokenSeal seal = new TokenSeal("secret");
    private final Ticket ticket = new Ticket(
            Ticket.Kind.CLICK,
            "0f2b61a4c7d9",
            4711,
            "api_req_6455478a1802799c",
            "bid_7203e5772e523717",
            "fleetmoor-road-runner",
            "user-1",
            "http://127.0.0.1:7777/landing/fleetmoor-road-runner",
            Optional.empty(),
            true,
            550);
    private byte[] body;
    private JsonNode tree;
    private List<String> conversation;
    private SspAnswer answer;

    @Setup
    public void prepare() {
        body = Bodies.bidRequest(messages).getBytes(StandardCharsets.UTF_8);
        tree = Wire.read(body);
        conversation = BidRequest.of(tree).conversation();
        answer = answer();
    }

    private static SspAnswer answer() {
        SponsoredMessage bid = new SponsoredMessage(
                "sponsored_message",
                Wire.dollars(550),
                "Fleetmoor",
                "fleetmoor.example",
                "Road running shoes that stay soft past the thirtieth kilometre",
                "Light, springy and tested over 800 km.",
                Optional.of("Find your pair"),
                "http://127.0.0.1:7777/api/v1/tracking/redirect?token=" + "x".repeat(300),
                Optional.of("http://127.0.0.1:7777/media/fleetmoor-road-runner/image.png"),
                "thrad_dsp",
                "bid_7203e5772e523717");
        return new SspAnswer(
                "api_req_6455478a1802799c",
                "2025-11-24T21:51:52.240297Z",
                BigDecimal.valueOf(75, 6),
                "success",
                "Bid successful",
                new SspAnswer.OneBid(bid),
                null);
    }

    @Benchmark
    public JsonNode decode() {
        return Wire.read(body);
    }

    @Benchmark
    public List<Violation> validate() {
        return schemas.check("2025-11/bid-request.schema.json", tree);
    }

    @Benchmark
    public BidRequest understand() {
        return BidRequest.of(tree);
    }

    @Benchmark
    public Location locate() {
        return locator.locate(request);
    }

    @Benchmark
    public Outcome auction() {
        Brief brief = new Brief(
                RequestKind.CONTEXTUAL,
                Set.of(Format.SPONSORED_MESSAGE),
                conversation,
                Optional.of("US"),
                OptionalInt.empty(),
                false,
                false,
                Set.of(),
                false);
        return Auction.run(brief, inventory, spending);
    }

    @Benchmark
    public String seal() {
        return seal.seal(ticket);
    }

    @Benchmark
    public byte[] encode() {
        return Wire.write(answer);
    }
}
