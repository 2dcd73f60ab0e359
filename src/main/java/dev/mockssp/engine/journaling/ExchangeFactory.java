package dev.mockssp.engine.journaling;

import dev.mockssp.access.ApiKey;
import dev.mockssp.auction.AuctionExplanation;
import dev.mockssp.auction.Inventory;
import dev.mockssp.auction.LegacyPick;
import dev.mockssp.core.Fault;
import dev.mockssp.core.Headers;
import dev.mockssp.core.LruMap;
import dev.mockssp.core.Request;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.engine.api.DecidedBy;
import dev.mockssp.engine.api.EndpointName;
import dev.mockssp.engine.api.ParsedBody;
import dev.mockssp.engine.api.ResponseMetadataFactory;
import dev.mockssp.engine.api.VendorApi;
import dev.mockssp.engine.endpoint.BidDecision;
import dev.mockssp.engine.endpoint.ExperimentTag;
import dev.mockssp.engine.proxy.UpstreamResponseReader;
import dev.mockssp.engine.redaction.RejectedKeys;
import dev.mockssp.engine.redaction.SecretRedactor;
import dev.mockssp.engine.state.KeyState;
import dev.mockssp.engine.state.ScenarioSelector;
import dev.mockssp.geo.Location;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Finding;
import dev.mockssp.journal.Outcome;
import dev.mockssp.journal.RecordedAuction;
import dev.mockssp.scenario.PlayedStep;
import dev.mockssp.tracking.TrackingToken;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Makes the journal's exchange of a call, its notes and its answer. Keys and credentials are masked; a key that was
 * refused stands nowhere in it.
 */
public final class ExchangeFactory {

    private static final int MAX_INVENTORIES = 4;

    private final SecretRedactor secrets;
    private final ResponseMetadataFactory stamps;
    private final ScenarioSelector selection;

    /** The exchanges of an inventory share its bidders, so that the journal holds them once. */
    private final LruMap<Inventory, List<RecordedAuction.Bidder>> bidders = new LruMap<>(MAX_INVENTORIES);

    public ExchangeFactory(SecretRedactor secrets, ResponseMetadataFactory stamps, ScenarioSelector selection) {
        this.secrets = secrets;
        this.stamps = stamps;
        this.selection = selection;
    }

    /**
     * @param reply the answer with its body encoded
     * @param nanos how long it took to make
     */
    public Exchange of(RequestContext call, Response reply, long nanos) {
        Request request = call.request();
        RejectedKeys refused = secrets.refused(request);
        Headers headers = secrets.masked(request.headers(), refused);
        return secrets.redacted(new Exchange(
                0,
                call.receivedAt(),
                stamps.requestId(call),
                call.require(EndpointName.class).name(),
                new Exchange.RecordedRequest(
                        refused.blankedIn(request.method()),
                        refused.blankedIn(request.path()),
                        refused.blankedIn(secrets.maskedQuery(request.query())),
                        headers,
                        refused.blankedIn(request.body()),
                        request.tooLarge()),
                answered(reply, refused),
                caller(call, headers, refused),
                scenario(selection.choose(call), refused),
                call.require(DecidedBy.class).label(),
                outcome(call.require(Outcome.class), refused),
                refused.blankedIn(call.find(ExperimentTag.class).map(ExperimentTag::value)),
                nanos / 1_000 / 1_000.0,
                call.find(PlayedStep.class)
                        .map(PlayedStep::delay)
                        .orElse(Duration.ZERO)
                        .toMillis(),
                auction(call),
                observed(call, refused)));
    }

    private static List<Finding> observed(RequestContext call, RejectedKeys refused) {
        Optional<UpstreamResponseReader.Observed> observed = call.find(UpstreamResponseReader.Observed.class);
        return observed.isEmpty() ? List.of() : blanked(observed.get().findings(), refused);
    }

    private static List<Finding> blanked(List<Finding> findings, RejectedKeys refused) {
        return findings.stream()
                .map(finding -> new Finding(
                        finding.rule(),
                        finding.severity(),
                        refused.blankedIn(finding.seen()),
                        finding.why(),
                        finding.source()))
                .toList();
    }

    private static Exchange.ScenarioChoice scenario(Exchange.ScenarioChoice made, RejectedKeys refused) {
        return refused.isEmpty() ? made : new Exchange.ScenarioChoice(refused.blankedIn(made.name()), made.by());
    }

    private static Outcome outcome(Outcome made, RejectedKeys refused) {
        return refused.isEmpty()
                ? made
                : new Outcome(
                        made.kind(),
                        refused.blankedIn(made.reason()),
                        made.billable(),
                        made.impressions(),
                        made.earnedUnits(),
                        made.bidIds());
    }

    /** An answer may repeat what was asked, as a 404 does. */
    private static Exchange.RecordedResponse answered(Response reply, RejectedKeys refused) {
        Exchange.RecordedResponse made = answered(reply);
        if (refused.isEmpty()) {
            return made;
        }
        Headers headers = Headers.of(made.headers().fields().stream()
                .map(field -> new Headers.Field(field.name(), refused.blankedIn(field.value())))
                .toList());
        return new Exchange.RecordedResponse(
                made.status(), headers, made.contentType(), refused.blankedIn(made.body()), made.fault());
    }

    private static Exchange.RecordedResponse answered(Response reply) {
        if (reply instanceof Response.Delayed late) {
            return answered(late.reply());
        }
        if (reply instanceof Response.Faulty broken) {
            Exchange.RecordedResponse whole = answered(broken.whole());
            boolean begun = broken.fault() == Fault.TRUNCATED_BODY;
            return new Exchange.RecordedResponse(
                    broken.status(),
                    begun ? whole.headers() : Headers.none(),
                    begun ? whole.contentType() : "",
                    begun ? whole.body() : new byte[0],
                    Optional.of(broken.fault()));
        }
        Response.Bytes raw = (Response.Bytes) reply;
        return new Exchange.RecordedResponse(
                raw.status(), raw.headers(), raw.contentType(), raw.body(), Optional.empty());
    }

    private static Exchange.Client caller(RequestContext call, Headers masked, RejectedKeys refused) {
        Optional<ApiKey> key = call.find(ApiKey.class);
        Optional<KeyState> state = call.find(KeyState.class);
        Optional<TrackingToken> ticket = call.find(TrackingToken.class);
        Optional<Location> location = call.find(Location.class);
        ParsedBody body = ParsedBody.of(call);
        Optional<String> userId = body.text("userId");
        return new Exchange.Client(
                masked.first(call.require(VendorApi.class).endpoint().keyHeader())
                        .orElse(""),
                state.isPresent()
                        ? state.get().id()
                        : ticket.map(TrackingToken::owner).orElse(""),
                key.isPresent() ? key.get().environment().label() : "",
                refused.blankedIn(userId.isPresent() ? userId : ticket.map(TrackingToken::userId)),
                refused.blankedIn(body.text("chatId")),
                location.isPresent() ? location.get().country() : Optional.empty());
    }

    private Optional<RecordedAuction> auction(RequestContext call) {
        Optional<AuctionExplanation> explanation = call.find(BidDecision.class)
                .flatMap(BidDecision::explanation)
                .or(() -> call.find(LegacyPick.class).map(LegacyPick::explanation));
        return explanation.map(this::auction);
    }

    private RecordedAuction auction(AuctionExplanation explanation) {
        return new RecordedAuction(
                bidders.computeIfAbsent(explanation.inventory(), ExchangeFactory::bidders),
                explanation.entries().stream()
                        .map(entry -> new RecordedAuction.Result(
                                entry.score(), entry.status().label(), entry.bannedWord()))
                        .toList());
    }

    private static List<RecordedAuction.Bidder> bidders(Inventory inventory) {
        return inventory.campaigns().stream()
                .map(campaign -> new RecordedAuction.Bidder(campaign.id(), campaign.dsp(), campaign.priceCents()))
                .toList();
    }
}
