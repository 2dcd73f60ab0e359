package dev.mockssp.engine.journaling;

import dev.mockssp.access.ApiKey;
import dev.mockssp.auction.AuctionExplanation;
import dev.mockssp.auction.Campaign;
import dev.mockssp.auction.CampaignStatus;
import dev.mockssp.auction.Inventory;
import dev.mockssp.auction.LegacyPick;
import dev.mockssp.core.Fault;
import dev.mockssp.core.Headers;
import dev.mockssp.core.RequestContext;
import dev.mockssp.core.Response;
import dev.mockssp.core.memory.LruMap;
import dev.mockssp.engine.api.DecidedBy;
import dev.mockssp.engine.api.EndpointName;
import dev.mockssp.engine.api.ParsedBody;
import dev.mockssp.engine.api.RequestSource;
import dev.mockssp.engine.api.ResponseMetadataFactory;
import dev.mockssp.engine.api.VendorApi;
import dev.mockssp.engine.endpoint.BidDecision;
import dev.mockssp.engine.endpoint.ExperimentTag;
import dev.mockssp.engine.proxy.UpstreamResponseReader;
import dev.mockssp.engine.redaction.ExchangeRedaction;
import dev.mockssp.engine.redaction.SecretRedactor;
import dev.mockssp.engine.state.KeyState;
import dev.mockssp.engine.state.ScenarioSelector;
import dev.mockssp.geo.Location;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Finding;
import dev.mockssp.journal.Outcome;
import dev.mockssp.journal.RecordedAuction;
import dev.mockssp.scenario.Behaviour;
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
 * Creates the journal's exchange from the context and the response. Keys and credentials are masked. None of them
 * appears anywhere else in the exchange.
 */
public final class ExchangeFactory {

    private static final int MAX_INVENTORIES = 2;

    /** The results of nearly all campaigns: no keyword and no banned word of theirs was found. */
    private static final Map<CampaignStatus, RecordedAuction.Result> WITHOUT_SCORE = Stream.of(CampaignStatus.values())
            .collect(Collectors.toUnmodifiableMap(
                    status -> status, status -> new RecordedAuction.Result(0, status.label(), Optional.empty())));

    private final SecretRedactor secrets;
    private final ResponseMetadataFactory metadataFactory;
    private final ScenarioSelector selector;

    /**
     * The exchanges of an inventory share its bidders, so that the journal stores them once. The earlier inventory is for
     * requests that began before the change.
     */
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
        Exchange.RecordedResponse recorded = response(response);
        ExchangeRedaction redaction = redaction(context, recorded);
        boolean knownSource = RequestSource.problem(context.request()).isEmpty();
        Exchange.RecordedRequest request = knownSource ? withoutSource(redaction.request()) : redaction.request();
        return secrets.redactUpstreamTraffic(new Exchange(
                0,
                context.receivedAt(),
                metadataFactory.requestId(context),
                context.require(EndpointName.class).name(),
                request,
                quotesRequest(context, recorded) ? redaction.error(recorded) : redaction.response(recorded),
                client(context, request.headers(), redaction),
                RequestSource.of(context.request()),
                scenario(selector.choose(context), redaction),
                context.require(DecidedBy.class).label(),
                outcome(context.require(Outcome.class), redaction),
                redaction.text(context.find(ExperimentTag.class).map(ExperimentTag::value)),
                nanos / 1_000 / 1_000.0,
                context.find(PlayedStep.class)
                        .map(PlayedStep::delay)
                        .orElse(Duration.ZERO)
                        .toMillis(),
                auction(context, redaction),
                schemaFindings(context, redaction)));
    }

    /** The client under test sends no such header; the exchange has the source as a member. */
    private static Exchange.RecordedRequest withoutSource(Exchange.RecordedRequest request) {
        return request.headers().has(RequestSource.HEADER)
                ? new Exchange.RecordedRequest(
                        request.method(),
                        request.path(),
                        request.query(),
                        request.headers().without(RequestSource.HEADER),
                        request.body(),
                        request.oversized())
                : request;
    }

    private ExchangeRedaction redaction(RequestContext context, Exchange.RecordedResponse response) {
        return secrets.redact(context.request(), ParsedBody.of(context).json().isPresent(), response);
    }

    /** @return the path of the request, without keys and credentials */
    String path(RequestContext context) {
        return redaction(context, new Exchange.RecordedResponse(0, Headers.none(), "", new byte[0], Optional.empty()))
                .path();
    }

    /**
     * An error of this server may quote the request. What a scenario or an upstream responds with is sent as it is.
     *
     * @param exchange the exchange as it is stored
     * @return the response to send, in which an error repeats no key and no credential of the request
     */
    Response withoutSecrets(RequestContext context, Response response, Exchange exchange) {
        if (response instanceof Response.Delayed delayed) {
            return new Response.Delayed(withoutSecrets(context, delayed.response(), exchange), delayed.delay());
        }
        return response instanceof Response.Bytes bytes && quotesRequest(context, response(bytes))
                ? new Response.Bytes(
                        bytes.status(),
                        exchange.response().headers(),
                        bytes.contentType(),
                        exchange.response().body())
                : response;
    }

    private static boolean quotesRequest(RequestContext context, Exchange.RecordedResponse response) {
        boolean played = context.find(PlayedStep.class)
                .filter(step ->
                        step.behaviour() instanceof Behaviour.Fail || step.behaviour() instanceof Behaviour.Break)
                .isPresent();
        return response.status() >= 400 && !played && context.require(DecidedBy.class) != DecidedBy.UPSTREAM;
    }

    private static List<Finding> schemaFindings(RequestContext context, ExchangeRedaction redaction) {
        Optional<UpstreamResponseReader.SchemaFindings> schemaFindings =
                context.find(UpstreamResponseReader.SchemaFindings.class);
        return schemaFindings.isEmpty()
                ? List.of()
                : redacted(schemaFindings.get().findings(), redaction);
    }

    private static List<Finding> redacted(List<Finding> findings, ExchangeRedaction redaction) {
        return findings.stream()
                .map(finding -> finding.withTexts(redaction::text))
                .toList();
    }

    private static Exchange.ScenarioChoice scenario(Exchange.ScenarioChoice choice, ExchangeRedaction redaction) {
        String name = redaction.text(choice.name());
        return name.equals(choice.name()) ? choice : new Exchange.ScenarioChoice(name, choice.by());
    }

    private static Outcome outcome(Outcome recorded, ExchangeRedaction redaction) {
        String reason = redaction.text(recorded.reason());
        return reason.equals(recorded.reason())
                ? recorded
                : new Outcome(
                        recorded.kind(),
                        reason,
                        recorded.billable(),
                        recorded.impressions(),
                        recorded.earnedUnits(),
                        recorded.bidIds());
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

    private static Exchange.Client client(RequestContext context, Headers masked, ExchangeRedaction redaction) {
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
                redaction.text(
                        userId.isPresent() ? userId : token.map(it -> it.user().text())),
                redaction.text(body.text("chatId")),
                location.isPresent() ? location.get().country() : Optional.empty());
    }

    private Optional<RecordedAuction> auction(RequestContext context, ExchangeRedaction redaction) {
        Optional<AuctionExplanation> explanation = context.find(BidDecision.class)
                .flatMap(BidDecision::explanation)
                .or(() -> context.find(LegacyPick.class).map(LegacyPick::explanation));
        return explanation.map(found -> auction(found, redaction));
    }

    private RecordedAuction auction(AuctionExplanation explanation, ExchangeRedaction redaction) {
        List<Campaign> campaigns = explanation.inventory().campaigns();
        List<RecordedAuction.Result> results = new ArrayList<>(campaigns.size());
        for (Campaign campaign : campaigns) {
            results.add(result(explanation, campaign, redaction));
        }
        return new RecordedAuction(bidders.computeIfAbsent(explanation.inventory(), ExchangeFactory::bidders), results);
    }

    private static RecordedAuction.Result result(
            AuctionExplanation explanation, Campaign campaign, ExchangeRedaction redaction) {
        CampaignStatus status = explanation.status(campaign);
        double score = explanation.score(campaign);
        return score == 0 && status != CampaignStatus.BANNED_WORDS
                ? WITHOUT_SCORE.get(status)
                : new RecordedAuction.Result(score, status.label(), redaction.text(explanation.bannedWord(campaign)));
    }

    private static List<RecordedAuction.Bidder> bidders(Inventory inventory) {
        // not toList, whose list each RecordedAuction would copy
        return inventory.campaigns().stream()
                .map(campaign -> new RecordedAuction.Bidder(campaign.id(), campaign.dsp(), campaign.priceCents()))
                .collect(Collectors.toUnmodifiableList());
    }
}
