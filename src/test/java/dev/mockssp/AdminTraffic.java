package dev.mockssp;

import static dev.mockssp.Client.BID;
import static dev.mockssp.Client.NOTHING;
import static dev.mockssp.Client.PRODUCT;
import static dev.mockssp.Client.SHOES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockssp.core.text.QueryString;
import dev.mockssp.json.Json;
import dev.mockssp.server.RawClient;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Requests of publishers that produce each endpoint, outcome, fault and campaign status of the journal once. */
final class AdminTraffic {

    private static final String TAGGED = SHOES.replace("}]}", "}],'config':{'experiment_tag':'%s'}}");

    private final MockSsp ssp;
    private final Client client;

    AdminTraffic(MockSsp ssp) {
        this.ssp = ssp;
        this.client = new Client(ssp);
    }

    void send() throws Exception {
        ads();
        errors();
        faults();
        auction();
        tools();
        revision2026();
    }

    private void revision2026() {
        String polls = SHOES.replaceFirst("\\{", "{\"ad_formats\":[\"sponsored_poll\"],");
        JsonNode poll = client.bid("new+sponsored-poll", polls).json().at("/data/bid");
        assertThat(client.send("POST", poll.get("vote_url").stringValue(), "{\"option_id\":\"0\"}")
                        .status())
                .isEqualTo(200);
        assertThat(client.get(poll.get("results_url").stringValue()).status()).isEqualTo(200);
        JsonNode message = client.bid(
                        "new",
                        SHOES.replace("running shoes", "hiking boots"),
                        "X-User-Country",
                        "DE",
                        "X-User-Device",
                        "mobile",
                        "X-User-Timezone",
                        "Europe/Berlin")
                .json()
                .at("/data/bid");
        assertThat(client.get(QueryString.parameter(message.get("url").stringValue(), "view_url")
                                .flatMap(QueryString::decoded)
                                .orElseThrow())
                        .status())
                .isEqualTo(200);
        client.bid(
                "new",
                "{'userId':'u1','request_type':'opener','ad_formats':['sponsored_message']}",
                "Accept-Language",
                "fr");
    }

    private void ads() {
        JsonNode bid = client.bid("staging-a", TAGGED.formatted("a"), "X-User-Country", "US")
                .json()
                .at("/data/bid");
        assertThat(client.get(bid.get("url").stringValue()).status()).isEqualTo(302);
        client.get(bid.get("url").stringValue());
        JsonNode prompt = client.bid("staging-a", SHOES, "X-Mock-Scenario", "sponsored-prompts")
                .json()
                .at("/data/bids/0");
        assertThat(client.get(prompt.get("view_url").stringValue()).status()).isEqualTo(200);
        assertThat(client.bid("production-a", NOTHING).json().at("/data/bid").isNull())
                .isTrue();
        JsonNode product = client.ad("staging-a", PRODUCT).json().path("data");
        assertThat(client.get(product.get("prod_url").stringValue()).status()).isEqualTo(302);
        assertThat(client.get("/landing/trail-shoes").status()).isEqualTo(200);
        client.bid("staging-a", SHOES.replace("running shoes", "write to jo@mail.example about running shoes"));
    }

    private void bytesThatAreNotText() throws IOException {
        String request = "POST " + BID + " HTTP/1.1\r\nHost: localhost\r\nthrad-api-key: staging-a\r\n"
                + "Content-Type: application/json\r\nContent-Length: 1\r\n\r\n\u00ff";
        assertThat(RawClient.ask(URI.create(ssp.baseUrl()).getPort(), request).status())
                .isEqualTo(400);
    }

    private void tools() {
        for (String source : List.of("dashboard", "replay", "assistant")) {
            client.bid("staging-a", SHOES, "X-Mock-Source", source);
        }
    }

    private void errors() throws IOException {
        bytesThatAreNotText();
        assertThat(client.bid("nobody", SHOES).status()).isEqualTo(401);
        assertThat(client.bid("staging-a", "{").status()).isEqualTo(400);
        assertThat(client.bid("staging-a", "").status()).isEqualTo(400);
        assertThat(client.ad("staging-a", "{}").status()).isEqualTo(422);
        assertThat(client.bid("staging-a", " ".repeat(2 << 20)).status()).isEqualTo(413);
        assertThat(client.send("PUT", BID, "").status()).isEqualTo(405);
        assertThat(client.get("/nowhere?token=secret").status()).isEqualTo(404);
        assertThat(client.bid("staging-a", SHOES, "X-Mock-Scenario", "rate-limited")
                        .status())
                .isEqualTo(429);
        assertThat(client.send(
                                "OPTIONS",
                                BID,
                                "",
                                "Origin",
                                "http://localhost:3000",
                                "Access-Control-Request-Method",
                                "POST")
                        .status())
                .isEqualTo(204);
    }

    private void faults() throws Exception {
        for (String fault : List.of("connection-reset", "empty-response", "truncated-body")) {
            assertThatThrownBy(() -> client.raw(
                            "POST",
                            BID,
                            SHOES,
                            "thrad-api-key",
                            "staging-a",
                            "Content-Type",
                            "application/json",
                            "X-Mock-Scenario",
                            fault))
                    .isInstanceOf(IOException.class);
        }
        client.bid("staging-a", SHOES, "X-Mock-Scenario", "malformed-json");
        try (RawClient waiting = Publisher.of(ssp, Api.SSP, "staging-a")
                .with("X-Mock-Scenario", "timeout")
                .open()) {
            Await.until(
                    "the request in the journal",
                    () -> Optional.of(waiting)
                            .filter(open -> client.get("/__admin/requests?scenario=timeout")
                                            .json()
                                            .get("matched")
                                            .intValue()
                                    > 0));
        }
    }

    /** One auction in which each campaign ends otherwise. */
    private void auction() {
        client.bid(
                "production-auction",
                "{'userId':'u','chatId':'auction','ad_formats':['sponsored_message'],'config':{'max_headline_chars':30},"
                        + "'messages':[{'role':'user','content':'hiking boots for a cheap trip'},"
                        + "{'role':'assistant','content':'Where to?'},{'role':'user','content':'hiking boots'}]}",
                "X-User-Country",
                "US");
    }

    /** Campaigns for {@link #auction}, one for each verdict, and with each member once. */
    static String inventory() {
        ObjectNode file = Json.MAPPER.createObjectNode().put("$schema", "/schemas/inventory.schema.json");
        ArrayNode campaigns = file.putArray("campaigns");
        campaigns.add(campaign("no-format", "'dsp':'a','formats':['sponsored_prompt'],'prompts':['Boots?']"));
        campaigns.add(campaign("long", "'dsp':'b','headlines':['A headline of more than thirty characters']"));
        campaigns.add(campaign("abroad", "'dsp':'c','countries':['DE']"));
        campaigns.add(campaign("banned", "'dsp':'d','banned_words':['cheap']"));
        campaigns.add(campaign("broke", "'dsp':'e','budget':0"));
        campaigns.add(campaign("below", "'dsp':'f','price':1"));
        campaigns.add(campaign("elsewhere", "'dsp':'g','keywords':['tea']"));
        campaigns.add(campaign("second", "'dsp':'h','price':4"));
        campaigns.add(campaign(
                "winner",
                "'dsp':'h','price':9,'cta_text':'Buy','image_url':'/media/winner/image.svg',"
                        + "'logo_url':'/media/winner/logo.svg','description':'Boots.'"));
        campaigns.add(campaign("outbid", "'dsp':'i','price':2"));
        campaigns.add(campaign(
                "morning", "'dsp':'thrad_dsp','since':'2026','languages':['de'],'hours':{'from':0,'until':12}"));
        campaigns.add(campaign("evening", "'dsp':'thrad_dsp','since':'2026','hours':{'from':12,'until':24}"));
        campaigns.add(campaign(
                "poll",
                "'dsp':'thrad_dsp','formats':['sponsored_poll'],'since':'2026','view_pixel':false,"
                        + "'poll':{'question':'Which boots?','options':['High','Low']}"));
        return file.toString();
    }

    static ObjectNode campaign(String id, String changes) {
        return json("{'advertiser':'A','domain':'a.example','vertical':'footwear','price':5.5,"
                        + "'formats':['sponsored_message'],'keywords':['hiking boots'],'headlines':['Boots'],"
                        + "'prompts':[],'description':null,'product':'Boots','landing_url':'/landing/boots',"
                        + "'countries':[],'banned_words':[]}")
                .put("id", id)
                .setAll(json("{" + changes + "}"));
    }

    private static ObjectNode json(String text) {
        return Json.MAPPER.readTree(text.replace('\'', '"')).asObject();
    }
}
