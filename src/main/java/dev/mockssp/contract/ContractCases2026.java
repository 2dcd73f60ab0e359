package dev.mockssp.contract;

import dev.mockssp.contract.ContractCase.ClientKind;
import dev.mockssp.contract.ContractCase.RequestKind;
import dev.mockssp.core.Headers;
import dev.mockssp.json.Json;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** The outcomes that revision 2026 has in addition (revision-2026.md, sections 1 and 4 to 6). */
final class ContractCases2026 {

    private static final String POLL = "sponsored-poll";
    private static final Headers COUNTRY = Headers.of("X-User-Country", "DE");
    private static final Headers END_USER =
            COUNTRY.with("X-User-Device", "mobile").with("X-User-Timezone", "Europe/Berlin");

    private ContractCases2026() {}

    static Stream<ContractCase> bidRequests() {
        return Stream.of(
                bid("text", "a bid request filled with a message without an image", "text-placement"),
                bid(
                        "images-disabled",
                        "a bid request that disables images and is filled",
                        ContractCase.FILLED,
                        Headers.none(),
                        ContractCases2026::withoutImages),
                bid(
                        "poll",
                        "a bid request for polls that is filled with one",
                        POLL,
                        Headers.none(),
                        ContractCases2026::forPolls),
                bid(
                        "end-user",
                        "a bid request with country, device and time zone that is filled",
                        ContractCase.FILLED,
                        END_USER,
                        RequestExamples::usual),
                bid(
                        "country-alone",
                        "a bid request with a country, but without device and time zone",
                        Interaction.DEFAULT_STATE,
                        COUNTRY,
                        RequestExamples::usual));
    }

    static Stream<ContractCase> tracking() {
        return Stream.of(
                ContractCase.tracked(
                        Provider.SSP,
                        "exchange-view",
                        "a view of a message for the exchange",
                        ContractCase.FILLED,
                        RequestKind.EXCHANGE_VIEW),
                ContractCase.tracked(
                        Provider.SSP,
                        "dsp-view",
                        "a view of a message for the DSP",
                        ContractCase.FILLED,
                        RequestKind.DSP_VIEW),
                ContractCase.tracked(Provider.SSP, "vote", "a vote in a poll", POLL, RequestKind.VOTE),
                poll(
                        "wrong-option",
                        "a vote for an option that the poll lacks",
                        RequestKind.VOTE,
                        POLL,
                        examples -> option("no-such-option")),
                ContractCase.tracked(Provider.SSP, "results", "the results of a poll", POLL, RequestKind.RESULTS),
                poll(
                        "no-option",
                        "a vote without an option",
                        RequestKind.UNKNOWN_VOTE,
                        Interaction.DEFAULT_STATE,
                        examples -> Json.MAPPER.createObjectNode()),
                ContractCase.unknown(
                        Provider.SSP, "unknown-vote", "a vote with an unknown token", RequestKind.UNKNOWN_VOTE),
                ContractCase.unknown(
                        Provider.SSP,
                        "unknown-results",
                        "the results for an unknown token",
                        RequestKind.UNKNOWN_RESULTS));
    }

    private static ContractCase bid(String name, String description, String scenario) {
        return bid(name, description, scenario, Headers.none(), RequestExamples::usual);
    }

    private static ContractCase bid(
            String name,
            String description,
            String scenario,
            Headers endUser,
            Function<RequestExamples, ObjectNode> body) {
        return new ContractCase(
                Provider.SSP, name, description, scenario, RequestKind.BODY, ClientKind.KNOWN, endUser, body);
    }

    private static ContractCase poll(
            String name,
            String description,
            RequestKind sent,
            String scenario,
            Function<RequestExamples, ObjectNode> body) {
        return new ContractCase(Provider.SSP, name, description, scenario, sent, ClientKind.WITHOUT_KEY, body);
    }

    private static ObjectNode withoutImages(RequestExamples examples) {
        ObjectNode body = examples.usual();
        body.putObject("config").put("image_enabled", false);
        return body;
    }

    private static ObjectNode forPolls(RequestExamples examples) {
        ObjectNode body = examples.usual();
        body.putArray("ad_formats").add("sponsored_poll");
        return body;
    }

    private static ObjectNode option(String id) {
        return Json.MAPPER.createObjectNode().put("option_id", id);
    }
}
