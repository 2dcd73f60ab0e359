import java.net.URI;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.api.BidsApi;
import org.openapitools.client.api.PollsApi;
import org.openapitools.client.model.*;

/** Sends requests of revision 2026 with the generated Java client, and looks at what it decodes. */
public final class Check {

    private static final BidsApi BIDS = new BidsApi(client());
    private static final PollsApi POLLS = new PollsApi(client());

    private static int checks;

    private Check() {}

    private static ApiClient client() {
        ApiClient client = new ApiClient();
        client.setRequestInterceptor(request -> request.header("thrad-api-key", "staging-key"));
        return client;
    }

    private static BidRequest contextual() {
        return new BidRequest()
                .userId("user-1")
                .chatId("chat-java")
                .addMessagesItem(new Message().role(Message.RoleEnum.USER).content("I need running shoes"))
                .summary("Wants running shoes")
                .userMetadata(new UserMetadata().ageRange("25-34"));
    }

    private static Bid bid(String scenario) throws ApiException {
        return BIDS.requestBid(contextual(), null, null, null, null, null, null, null, null, null, scenario)
                .getData()
                .getBid();
    }

    private static void equal(Object found, Object expected) {
        checks++;
        if (expected == null ? found != null : !expected.equals(found)) {
            throw new AssertionError("expected " + expected + ", was " + found);
        }
    }

    private static String token(URI url) {
        return url.getRawQuery().replaceFirst("^token=", "");
    }

    public static void main(String[] args) throws Exception {
        Bid message = bid("always-fill");
        equal(message.getAdFormat(), Bid.AdFormatEnum.SPONSORED_MESSAGE);
        equal(message.getPlacement(), Bid.PlacementEnum.IMAGE);
        equal(message.getUrl().getRawQuery().contains("thrad_view_url="), true);
        Bid text = bid("text-placement");
        equal(text.getPlacement(), Bid.PlacementEnum.TEXT);
        equal(text.getImageUrl(), null);
        equal(text.getLogoUrl() == null, false);

        Bid poll = bid("sponsored-poll");
        equal(poll.getAdFormat(), Bid.AdFormatEnum.SPONSORED_POLL);
        equal(poll.getHeadline(), null);
        PollVote vote = new PollVote().optionId(poll.getOptions().get(0).getId());
        PollResults results = POLLS.vote(token(poll.getVoteUrl()), vote);
        equal(results.getData().getQuestion(), poll.getQuestion());
        equal(POLLS.pollResults(token(poll.getResultsUrl())).getData().getTotalVotes(), results.getData().getTotalVotes());
        try {
            POLLS.vote("damaged", vote);
            throw new AssertionError("404 expected");
        } catch (ApiException e) {
            equal(e.getCode(), 404);
            TrackingError error =
                    ApiClient.createDefaultObjectMapper().readValue(e.getResponseBody(), TrackingError.class);
            equal(error.getDetail(), "Link expired or not found");
        }
        System.out.println("Java, 2026: " + checks + " checks");
    }
}
