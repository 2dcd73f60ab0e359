import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.api.BidsApi;
import org.openapitools.client.api.LegacyApi;
import org.openapitools.client.model.*;

/** Sends requests with the generated Java client, to the server that its document names, and looks at what it decodes. */
public final class Check {

    private static final ObjectMapper MAPPER = ApiClient.createDefaultObjectMapper();
    private static final BidsApi BIDS = new BidsApi(client("thrad-api-key"));
    private static final LegacyApi LEGACY = new LegacyApi(client("thrads-api-key"));

    private static int checks;

    private Check() {}

    private static ApiClient client(String header) {
        ApiClient client = new ApiClient();
        client.setRequestInterceptor(request -> request.header(header, "staging-key"));
        return client;
    }

    private static BidRequest contextual() {
        return new BidRequest()
                .userId("user-1")
                .chatId("chat-java")
                .addMessagesItem(new Message()
                        .role(Message.RoleEnum.ASSISTANT)
                        .content("Hello!")
                        .timestamp("2025-11-23T10:00:00Z"))
                .addMessagesItem(new Message()
                        .role(Message.RoleEnum.USER)
                        .content("I need running shoes")
                        .timestamp(1763892000))
                .config(new Config().maxHeadlineChars(60));
    }

    private static BidResponse bid(BidRequest request, String scenario) throws ApiException {
        return BIDS.requestBid(request, null, null, null, null, null, null, scenario);
    }

    private static GetAdResponse ad(String scenario) throws ApiException {
        Content content = new Content().user("I need running shoes").chatbot("What is your budget?");
        GetAdRequest request = new GetAdRequest()
                .userId("user-1")
                .chatId("chat-java")
                .content(content)
                .metaData(Map.of("interests", List.of("running")));
        return LEGACY.getAd(request, null, scenario);
    }

    private interface Sending {
        Object send() throws ApiException;
    }

    private static ErrorInfo error(int status, Sending sending) throws Exception {
        try {
            throw new AssertionError("status " + status + " expected, was " + sending.send());
        } catch (ApiException e) {
            equal(e.getCode(), status);
            ErrorResponse response = MAPPER.readValue(e.getResponseBody(), ErrorResponse.class);
            equal(response.getStatus(), ErrorResponse.StatusEnum.ERROR);
            equal(response.getData().getBid(), null);
            return response.getError();
        }
    }

    private static void equal(Object found, Object expected) {
        checks++;
        if (expected == null ? found != null : !expected.equals(found)) {
            throw new AssertionError("expected " + expected + ", was " + found);
        }
    }

    public static void main(String[] args) throws Exception {
        BidResponse fill = bid(contextual(), "always-fill");
        SponsoredMessage message = fill.getData().getBid();
        equal(fill.getStatus(), BidResponse.StatusEnum.SUCCESS);
        equal(message.getAdFormat(), SponsoredMessage.AdFormatEnum.SPONSORED_MESSAGE);
        equal(message.getPrice().signum(), 1);
        equal(message.getUrl().getScheme(), "http");
        equal(message.getHeadline().isEmpty(), false);

        BidResponse none = bid(contextual(), "no-bid");
        equal(none.getMessage(), "No bids");
        equal(none.getData().getBid(), null);
        equal(none.getError(), null);

        SponsoredMessage sparse = bid(contextual(), "sparse-creative").getData().getBid();
        equal(sparse.getDescription(), null);
        equal(sparse.getCtaText(), null);
        equal(sparse.getImageUrl(), null);

        BidRequest opener = new BidRequest().userId("user-1").requestType(BidRequest.RequestTypeEnum.OPENER);
        List<SponsoredPrompt> prompts = bid(opener, "sponsored-prompts").getData().getBids();
        equal(prompts.isEmpty(), false);
        equal(prompts.get(0).getViewUrl().getPath(), "/api/v1/tracking/view");

        ErrorInfo invalid = error(400, () -> bid(new BidRequest().userId("user-1"), null));
        equal(invalid.getCode(), 400);
        equal(invalid.getDetails().get(0).getRule(), "required");
        equal(error(429, () -> bid(contextual(), "rate-limited")).getCode(), 429);

        GetAdResponse ad = ad("always-fill");
        equal(ad.getApiVersion(), "0.1.0");
        equal(ad.getTimestamp() == null, false);
        equal(ad.getData().getProdUrl().getScheme(), "http");
        equal(ad("no-bid").getData().getCreative(), null);
        ErrorInfo detail = error(422, () -> ad("bad-request"));
        equal(detail.getDetail().get(0).getLoc().get(0), "body");
        equal(LEGACY.getAdWithoutSlash(request(), null, "always-fill").getStatus(), GetAdResponse.StatusEnum.SUCCESS);

        newFields(fill);
        System.out.println("Java: " + checks + " checks");
    }

    private static GetAdRequest request() {
        return new GetAdRequest().userId("u").chatId("c").content(new Content().user("a").chatbot("b"));
    }

    /** A field that the vendor adds is no error. */
    private static void newFields(BidResponse response) throws Exception {
        JsonNode json = MAPPER.valueToTree(response);
        ((com.fasterxml.jackson.databind.node.ObjectNode) json).put("new_field", 1);
        ((com.fasterxml.jackson.databind.node.ObjectNode) json.at("/data/bid")).put("placement", "image");
        BidResponse read = MAPPER.treeToValue(json, BidResponse.class);
        equal(read.getData().getBid().getHeadline(), response.getData().getBid().getHeadline());
    }
}
