package dev.mockssp.mcp.tool;

import dev.mockssp.config.value.Revision;
import dev.mockssp.config.value.Revision.FrequencyUnit;
import dev.mockssp.core.VendorEndpoint;
import java.util.List;
import java.util.stream.Stream;

/** What correct code does that neither a field nor a status says, by endpoint and revision. */
final class ContractRules {

    private static final List<String> COMMON = List.of(
            "Send the request while the chatbot generates its response, with a timeout of about a second; show the response"
                    + " without an ad if there is none in time.",
            "Status 200 without an ad is usual, not an error: show nothing.",
            "After a 429, send nothing with this key until X-RateLimit-Reset. Do not retry a 400, 401, 403 or 422: the same"
                    + " request fails again. A 500, 503 or a broken connection means: no ad for this message.",
            "userId is a random id, the same in every session of the user. Never send an e-mail address, a name or a phone"
                    + " number in it. Mask personal data in messages.");

    private static final List<String> BID_REQUEST = List.of(
            "chatId is new for each conversation. Send the whole conversation each time; its last message is the user's.",
            "Spell fields exactly as here: the server of bid-request ignores unknown fields without an error.");

    private static final List<String> GET_AD = List.of(
            "chatId is new for each conversation. content has the user's latest message and the chatbot's response to it.",
            "Send no other fields: the server of get-ad rejects a request with one.",
            "conversationOffset and adFrequencyLimit count turns: each request with the same chatId is one.",
            "Open prod_url for each click; do not build this URL yourself.");

    private static final List<String> TURNS = List.of(
            "ad_offset and max_frequency count turns: the messages of the user, unless turn_number says otherwise.",
            "Open view_url, if the bid has one, once when the ad is on the screen, and the bid's url for each click; do not"
                    + " build these URLs yourself.");

    private static final List<String> REQUESTS = List.of(
            "With X-User-Country, send X-User-Device and X-User-Timezone too, or none of the three: otherwise the status is"
                    + " 400. A server passes on the user's own User-Agent, and the user's address in X-Forwarded-For. The"
                    + " example has values of no real user.",
            "max_frequency counts the requests of a chatId, also those without an ad. Leave turns_from_last_ad out."
                    + " ad_offset counts turns.",
            "A message without placement, or with placement text, has a logo_url and no image_url.",
            "The query of a message's url has two pixels: parse it, and decode view_url, which may be absent, and"
                    + " thrad_view_url. Request both once, with the user's User-Agent, when half of the ad has been visible"
                    + " for one second without a break. thrad_view_url counts the impression; without a User-Agent, the"
                    + " status is 400. Polls and prompts have view_url as a member. Open the bid's url for each click; do"
                    + " not build these URLs yourself.",
            "Name sponsored_poll in ad_formats only if the code can show a poll, and never in an opener. Send the vote once"
                    + " to vote_url, as POST with {\"option_id\": \"0\"}; results_url has the counts. Show the link to"
                    + " cta_url, if there is one, after the vote.");

    private ContractRules() {}

    static List<String> of(VendorEndpoint endpoint, Revision revision) {
        if (endpoint == VendorEndpoint.GET_AD) {
            return joined(COMMON, GET_AD);
        }
        boolean requests = revision.frequencyUnit() == FrequencyUnit.REQUESTS;
        return joined(COMMON, joined(BID_REQUEST, requests ? REQUESTS : TURNS));
    }

    private static List<String> joined(List<String> first, List<String> more) {
        return Stream.concat(first.stream(), more.stream()).toList();
    }
}
