package dev.mockssp.engine.journaling;

import dev.mockssp.access.ApiKey;
import dev.mockssp.auction.AuctionExplanation;
import dev.mockssp.auction.Campaign;
import dev.mockssp.auction.CampaignStatus;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Creates the journal's exchange from the context and the response. Keys and credentials are masked. A rejected key
 * does not appear anywhere in the exchange.
 */
public final class ExchangeFactory {

    private static final int MAX_INVENTORIES = 4;

    /** The results of nearly all campaigns: no keyword and no banned word of theirs was found. */
    private static final Map<CampaignStatus, RecordedAuction.Result> WITHOUT_SCORE = Stream.of(CampaignStatus.values())
            .collect(Collectors.toUnmodifiableMap(
                    status -> status, status -> new RecordedAuction.Result(0, status.label(), Optional.empty())));

    private final SecretRedactor secrets;
    private final ResponseMetadataFactory metadataFactory;
    private final ScenarioSelector selector;

    /** The exchanges of an inventory share its bidders, so that the journal stores them once. */
    private final LruMap<Inventory, List<RecordedAuction.Bidder>> bidders = new LruMap<>(MAX_INVENTORIES);

    public ExchangeFactory(SecretRedactor secrets, ResponseMetadataFactory metadataFactory, ScenarioSelector selector) {
        this.secrets = secrets;
        this.metadataFactory = metadataFactory;
        this.selector = selector;
    }

    /**
     * @param response the response with its encoded body
     * @param nanos the processing time in nanoseconds
     */
    public Exchange of(RequestContext context, Response response, long nanos) {
        Request request = context.request();
        RejectedKeys rejectedKeys = secrets.collectRejectedKeys(request);
        Headers headers = secrets.masked(request.headers(), rejectedKeys);
        return secrets.redactUpstreamTraffic(new Exchange(
                0,
                context.receivedAt(),
                metadataFactory.requestId(context),
                context.require(EndpointName.class).name(),
                new Exchange.RecordedRequest(
                        rejectedKeys.removeFrom(request.method()),
                        rejectedKeys.removeFrom(request.path()),
                        rejectedKeys.removeFrom(secrets.maskedQuery(request.query())),
                        headers,
                        rejectedKeys.removeFrom(request.body()),
                        request.oversized()),
                response(response, rejectedKeys),
                client(context, headers, rejectedKeys),
                scenario(selector.choose(context), rejectedKeys),
                context.require(DecidedBy.class).label(),
                outcome(context.require(Outcome.class), rejectedKeys),
                rejectedKeys.removeFrom(context.find(ExperimentTag.class).map(ExperimentTag::value)),
                nanos / 1_000 / 1_000.0,
                context.find(PlayedStep.class)
                        .map(PlayedStep::delay)
                        .orElse(Duration.ZERO)
                        .toMillis(),
                auction(context),
                schemaFindings(context, rejectedKeys)));
    }

    private static List<Finding> schemaFindings(RequestContext context, RejectedKeys rejectedKeys) {
        Optional<UpstreamResponseReader.SchemaFindings> schemaFindings =
                context.find(UpstreamResponseReader.SchemaFindings.class);
        return schemaFindings.isEmpty()
                ? List.of()
                : redacted(schemaFindings.get().findings(), rejectedKeys);
    }

    private static List<Finding> redacted(List<Finding> findings, RejectedKeys rejectedKeys) {
        return findings.stream()
                .map(finding -> new Finding(
                        finding.rule(),
                        finding.severity(),
                        rejectedKeys.removeFrom(finding.seen()),
                        finding.why(),
                        finding.source()))
                .toList();
    }

    private static Exchange.ScenarioChoice scenario(Exchange.ScenarioChoice choice, RejectedKeys rejectedKeys) {
        return rejectedKeys.isEmpty()
                ? choice
                : new Exchange.ScenarioChoice(rejectedKeys.removeFrom(choice.name()), choice.by());
    }

    private static Outcome outcome(Outcome recorded, RejectedKeys rejectedKeys) {
        return rejectedKeys.isEmpty()
                ? recorded
                : new Outcome(
                        recorded.kind(),
                        rejectedKeys.removeFrom(recorded.reason()),
                        recorded.billable(),
                        recorded.impressions(),
                        recorded.earnedUnits(),
                        recorded.bidIds());
    }

    /** A response may quote the request, as a 404 does. */
    private static Exchange.RecordedResponse response(Response response, RejectedKeys rejectedKeys) {
        Exchange.RecordedResponse recorded = response(response);
        if (rejectedKeys.isEmpty()) {
            return recorded;
        }
        Headers headers = Headers.of(recorded.headers().fields().stream()
                .map(field -> new Headers.Field(field.name(), rejectedKeys.removeFrom(field.value())))
                .toList());
        return new Exchange.RecordedResponse(
                recorded.status(),
                headers,
                recorded.contentType(),
                rejectedKeys.removeFrom(recorded.body()),
                recorded.fault());
    }

    private static Exchange.RecordedResponse response(Response response) {
        if (response instanceof Response.Delayed delayed) {
            return response(delayed.response());
        }
        if (response instanceof Response.Faulty faulty) {
            Exchange.RecordedResponse complete = response(faulty.response());
            boolean partlySent = faulty.fault() == Fault.TRUNCATED_BODY;
            return new Exchange.RecordedResponse(
                    faulty.status(),
                    partlySent ? complete.headers() : Headers.none(),
                    partlySent ? complete.contentType() : "",
                    partlySent ? complete.body() : new byte[0],
                    Optional.of(faulty.fault()));
        }
        Response.Bytes raw = (Response.Bytes) response;
        return new Exchange.RecordedResponse(
                raw.status(), raw.headers(), raw.contentType(), raw.body(), Optional.empty());
    }

    private static Exchange.Client client(RequestContext context, Headers masked, RejectedKeys rejectedKeys) {
        Optional<ApiKey> key = context.find(ApiKey.class);
        Optional<KeyState> state = context.find(KeyState.class);
        Optional<TrackingToken> token = context.find(TrackingToken.class);
        Optional<Location> location = context.find(Location.class);
        ParsedBody body = ParsedBody.of(context);
        Optional<String> userId = body.text("userId");
        return new Exchange.Client(
                masked.first(context.require(VendorApi.class).endpoint().keyHeader())
                        .orElse(""),
                state.isPresent()
                        ? state.get().id()
                        : token.map(TrackingToken::owner).orElse(""),
                key.isPresent() ? key.get().environment().label() : "",
                rejectedKeys.removeFrom(userId.isPresent() ? userId : token.map(TrackingToken::userId)),
                rejectedKeys.removeFrom(body.text("chatId")),
                location.isPresent() ? location.get().country() : Optional.empty());
    }

    private Optional<RecordedAuction> auction(RequestContext context) {
        Optional<AuctionExplanation> explanation = context.find(BidDecision.class)
                .flatMap(BidDecision::explanation)
                .or(() -> context.find(LegacyPick.class).map(LegacyPick::explanation));
        return explanation.map(this::auction);
    }

    private RecordedAuction auction(AuctionExplanation explanation) {
        List<Campaign> campaigns = explanation.inventory().campaigns();
        List<RecordedAuction.Result> results = new ArrayList<>(campaigns.size());
        for (Campaign campaign : campaigns) {
            results.add(result(explanation, campaign));
        }
        return new RecordedAuction(bidders.computeIfAbsent(explanation.inventory(), ExchangeFactory::bidders), results);
    }

    private static RecordedAuction.Result result(AuctionExplanation explanation, Campaign campaign) {
        CampaignStatus status = explanation.status(campaign);
        double score = explanation.score(campaign);
        return score == 0 && status != CampaignStatus.BANNED_WORDS
                ? WITHOUT_SCORE.get(status)
                : new RecordedAuction.Result(score, status.label(), explanation.bannedWord(campaign));
    }

    private static List<RecordedAuction.Bidder> bidders(Inventory inventory) {
        return inventory.campaigns().stream()
                .map(campaign -> new RecordedAuction.Bidder(campaign.id(), campaign.dsp(), campaign.priceCents()))
                .toList();
    }
}
