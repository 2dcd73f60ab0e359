package dev.mockssp;

import dev.mockssp.auction.AdFormat;
import dev.mockssp.auction.Auction;
import dev.mockssp.auction.AuctionRequest;
import dev.mockssp.auction.AuctionResult;
import dev.mockssp.auction.Audience;
import dev.mockssp.auction.CampaignSpend;
import dev.mockssp.auction.Inventory;
import dev.mockssp.auction.RequestKind;
import dev.mockssp.config.value.Revision;
import dev.mockssp.core.Headers;
import dev.mockssp.core.Request;
import dev.mockssp.core.memory.MemoryBudget;
import dev.mockssp.core.memory.ShortId;
import dev.mockssp.geo.IpCountryTable;
import dev.mockssp.geo.Location;
import dev.mockssp.geo.LocationResolver;
import dev.mockssp.json.Json;
import dev.mockssp.schema.SchemaLibrary;
import dev.mockssp.schema.Violation;
import dev.mockssp.tracking.TokenSigner;
import dev.mockssp.tracking.TrackingToken;
import dev.mockssp.wire.BidRequest;
import dev.mockssp.wire.BidResponse;
import dev.mockssp.wire.SponsoredMessage;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;
import tools.jackson.databind.JsonNode;

/** The steps of an answer, each by itself, so that a regression is seen where it arises. */
public class StepsBenchmark extends BidRequestBenchmark {

    private final SchemaLibrary schemas = SchemaLibrary.shared();
    private final Inventory inventory = Inventory.builtIn();
    private final CampaignSpend spending = new CampaignSpend(MemoryBudget.unlimited());
    private final LocationResolver locator = new LocationResolver(IpCountryTable.builtIn());
    private final Request request = new Request(
            "POST", "/", "", Headers.of("Host", "127.0.0.1"), new byte[0], false, "127.0.0.1", "http://127.0.0.1");
    private final TokenSigner seal = new TokenSigner("secret");
    private final TrackingToken ticket = new TrackingToken(
            TrackingToken.Kind.CLICK,
            "0f2b61a4c7d9",
            4711,
            "api_req_6455478a1802799c",
            "bid_7203e5772e523717",
            "fleetmoor-road-runner",
            ShortId.of("user-1"),
            "http://127.0.0.1:7777/landing/fleetmoor-road-runner",
            Optional.empty(),
            true,
            550,
            false);
    private byte[] body;
    private JsonNode tree;
    private List<String> conversation;
    private BidResponse answer;

    @Setup
    public void prepare() {
        body = body();
        tree = Json.read(body);
        conversation = BidRequest.of(tree).conversation();
        answer = answer();
    }

    private static BidResponse answer() {
        SponsoredMessage bid = new SponsoredMessage(
                "sponsored_message",
                Json.dollars(550),
                "Fleetmoor",
                "fleetmoor.example",
                "Road running shoes that stay soft past the thirtieth kilometre",
                "Light, springy and tested over 800 km.",
                Optional.of("Find your pair"),
                "http://127.0.0.1:7777/api/v1/tracking/redirect?token=" + "x".repeat(300),
                Optional.of("http://127.0.0.1:7777/media/fleetmoor-road-runner/image.png"),
                "thrad_dsp",
                "bid_7203e5772e523717");
        return new BidResponse(
                "api_req_6455478a1802799c",
                "2025-11-24T21:51:52.240297Z",
                BigDecimal.valueOf(75, 6),
                "success",
                "Bid successful",
                new BidResponse.OneBid(bid),
                null);
    }

    @Benchmark
    public JsonNode decode() {
        return Json.read(body);
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
    public AuctionResult auction() {
        AuctionRequest brief = new AuctionRequest(
                RequestKind.CONTEXTUAL,
                Set.of(AdFormat.SPONSORED_MESSAGE),
                conversation,
                Audience.ANY,
                Optional.of("US"),
                Revision.R2025_11.floorCents(),
                OptionalInt.empty(),
                false,
                false,
                Set.of(),
                false);
        return Auction.run(brief, inventory, spending);
    }

    @Benchmark
    public String seal() {
        return seal.sign(ticket);
    }

    @Benchmark
    public byte[] encode() {
        return Json.write(answer);
    }
}
