package dev.mockssp.lint;

import static dev.mockssp.lint.ExchangeBuilder.bidRequest;
import static dev.mockssp.lint.ExchangeBuilder.chat;
import static dev.mockssp.lint.ExchangeBuilder.click;
import static dev.mockssp.lint.ExchangeBuilder.getAd;
import static dev.mockssp.lint.ExchangeBuilder.landing;
import static dev.mockssp.lint.ExchangeBuilder.turn;
import static dev.mockssp.lint.ExchangeBuilder.view;
import static dev.mockssp.lint.ExchangeBuilder.withMessages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Examples of rules that need earlier exchanges. */
final class HistoryExamples {

    static final Map<String, Example> ALL = Map.ofEntries(
            Map.entry(
                    "user-id-unstable",
                    Example.of(
                            List.of(
                                    withMessages("Hi"),
                                    bidRequest(chat("user_2", "chat_1", "Hi", "Hello!", "Shoes?")
                                            .toString())),
                            List.of(
                                    withMessages("Hi"),
                                    bidRequest(chat("user_2", "chat_2", "Hi", "Hello!", "Shoes?")
                                            .toString())))),
            Map.entry(
                    "chat-id-shared",
                    Example.of(
                            List.of(
                                    withMessages("Hi"),
                                    bidRequest(chat("user_2", "chat_1", "Some news?")
                                            .toString())),
                            List.of(
                                    withMessages("Hi"),
                                    bidRequest(chat("user_2", "chat_1", "Some news?")
                                                    .toString())
                                            .key("key-2")))),
            Map.entry(
                    "chat-id-not-reset",
                    Example.of(
                            List.of(withMessages("Hi", "Hello!", "Shoes?"), withMessages("Some news?")),
                            List.of(withMessages("Hi", "Hello!", "Shoes?"), withMessages("Hi")))),
            Map.entry(
                    "history-not-growing",
                    Example.of(
                            List.of(withMessages("Hi"), withMessages("Some shoes?")),
                            List.of(
                                    withMessages("Hi"),
                                    withMessages("Hi"),
                                    withMessages("Hi", "Hello!", "Some shoes?")))),
            Map.entry(
                    "force-overuse", Example.of(forced(true, true, true, false, true), forced(true, true, true, true))),
            Map.entry(
                    "request-after-429",
                    Example.of(
                            List.of(
                                    withMessages("Hi").at(100).rejected(429, "rate"),
                                    withMessages("Hi").at(300)),
                            List.of(
                                    withMessages("Hi").at(100).rejected(429, "rate"),
                                    withMessages("Hi").at(100),
                                    withMessages("Hi").at(300).key("key-2"),
                                    withMessages("Hi").at(1_000)))),
            Map.entry(
                    "unchanged-retry",
                    Example.of(
                            List.of(
                                    withMessages("Hi").rejected(403, "origin"),
                                    withMessages("Hi").at(5_000)),
                            List.of(
                                    withMessages("Hi").rejected(403, "origin"),
                                    withMessages("Hi").at(5_000).header("Origin", "http://localhost:3000"),
                                    withMessages("Hi").at(5_000).scenario("always-fill"),
                                    withMessages("Hi").at(60_001)))),
            Map.entry(
                    "view-too-soon",
                    Example.of(
                            List.of(opener().prompts("bid_7"), view("bid_7").at(20)),
                            List.of(opener().prompts("bid_7"), view("bid_7").at(60)))),
            Map.entry(
                    "landing-without-click",
                    Example.of(
                            List.of(click("boots"), landing("shoes").at(100)),
                            List.of(click("shoes"), landing("shoes").at(10_000)))),
            Map.entry(
                    "pacing-would-withhold",
                    Example.of(
                            paced(turns("ad_offset", 3).staging()),
                            paced(
                                    turns("ad_offset", 3).noBid(),
                                    turns("ad_offset", 2).staging()))),
            Map.entry(
                    "bid-never-viewed",
                    Example.of(
                            List.of(
                                    opener().prompts("bid_7", "bid_8"),
                                    view("bid_7").at(100)),
                            List.of(
                                    opener().prompts("bid_7", "bid_8"),
                                    view("bid_7").at(100),
                                    view("bid_8").at(100)))),
            Map.entry(
                    "experiment-tag-partial",
                    Example.of(
                            List.of(withMessages("Hi").tag("a"), withMessages("Hi")),
                            List.of(
                                    withMessages("Hi").tag("a"),
                                    withMessages("Hi").key("key-2"),
                                    withMessages("Hi").rejected(429, "rate").at(2_000),
                                    getAd(turn("Hi", "Hello!").toString()).at(3_000)))));

    private HistoryExamples() {}

    static ExchangeBuilder opener() {
        return bidRequest("{\"userId\": \"user_1\", \"request_type\": \"opener\"}");
    }

    private static List<ExchangeBuilder> forced(boolean... force) {
        List<ExchangeBuilder> calls = new ArrayList<>();
        for (boolean flag : force) {
            calls.add(
                    bidRequest(chat("user_1", "chat_1", "Hi").put("force", flag).toString()));
        }
        return calls;
    }

    private static List<ExchangeBuilder> paced(ExchangeBuilder... calls) {
        return List.of(calls);
    }

    /** The second turn of a chat with one setting. */
    private static ExchangeBuilder turns(String setting, int value) {
        ObjectNode body = chat("user_1", "chat_1", "Hi", "Hello!", "Some shoes?");
        body.putObject("config").put(setting, value);
        return bidRequest(body.toString());
    }
}
