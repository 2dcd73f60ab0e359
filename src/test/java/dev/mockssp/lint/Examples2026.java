package dev.mockssp.lint;

import static dev.mockssp.lint.ExchangeBuilder.bidRequest2026;
import static dev.mockssp.lint.ExchangeBuilder.chat;
import static dev.mockssp.lint.ExchangeBuilder.ping;
import static dev.mockssp.lint.ExchangeBuilder.unknown;
import static dev.mockssp.lint.ExchangeBuilder.vote;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Examples of the rules of revision 2026. */
final class Examples2026 {

    static final Map<String, Example> ALL = Map.ofEntries(
            Map.entry(
                    "library-user-agent",
                    Example.of(
                            hi().without("User-Agent").header("User-Agent", "python-requests/2.32.3"),
                            hi().without("User-Agent").header("User-Agent", "MyChat/4.1 (Android 15; SM-S921B)"))),
            Map.entry(
                    "country-without-device",
                    Example.of(hi().without("X-User-Timezone"), hi().without("X-User-Country"))),
            Map.entry(
                    "timezone-unknown",
                    Example.of(
                            hi().without("X-User-Timezone").header("X-User-Timezone", "Europe/Berln"),
                            hi().without("X-User-Timezone").header("X-User-Timezone", "America/Argentina/Ushuaia"))),
            Map.entry(
                    "turns-from-last-ad-sent",
                    Example.of(
                            bidRequest2026(body().put("turns_from_last_ad", 3).toString()),
                            bidRequest2026(body().put("turn_number", 3).toString()))),
            Map.entry(
                    "poll-in-opener",
                    Example.of(
                            bidRequest2026(opener("sponsored_prompt", "sponsored_poll")),
                            bidRequest2026(opener("sponsored_prompt", "sponsored_message")))),
            Map.entry("age-range-form", Example.of(aged("25 to 34"), aged("25-34"))),
            Map.entry(
                    "pixel-on-render",
                    Example.of(
                            List.of(hi().pixels("D", "E"), ping("E").at(999)),
                            List.of(
                                    hi().pixels("D", "E"),
                                    ping("E").at(1_001),
                                    ping("D").at(1_002)))),
            Map.entry(
                    "pixels-apart",
                    Example.of(
                            List.of(
                                    hi().pixels("D", "E"),
                                    ping("E").at(1_100),
                                    ping("D").at(1_600)),
                            List.of(
                                    hi().pixels("D", "E"),
                                    ping("E").at(1_100),
                                    ping("D").at(1_500),
                                    ping("D").at(1_900)))),
            Map.entry(
                    "pixel-without-other",
                    Example.of(
                            List.of(hi().pixels("D", "E"), ping("E").at(1_100)),
                            List.of(hi().pixels("", "E"), ping("E").at(1_100)))),
            Map.entry(
                    "view-url-cut",
                    Example.of(
                            ping("D&thrad_view_url=http://127.0.0.1:7777/api/v1/tracking/view?token=E"),
                            unknown("/view_url/view"))),
            Map.entry(
                    "vote-repeated",
                    Example.of(
                            List.of(vote("P"), vote("P").at(100)),
                            List.of(
                                    vote("P").rejected(400, "token"),
                                    vote("P").at(100),
                                    vote("Q").at(200)))));

    private Examples2026() {}

    private static ObjectNode body() {
        return chat("user_1", "chat_1", "Hi");
    }

    private static ExchangeBuilder hi() {
        return bidRequest2026(body().toString());
    }

    private static ExchangeBuilder aged(String range) {
        ObjectNode body = body();
        body.putObject("user_metadata").put("age_range", range);
        return bidRequest2026(body.toString());
    }

    private static String opener(String... formats) {
        return "{\"userId\": \"user_1\", \"request_type\": \"opener\", \"ad_formats\": [\""
                + String.join("\", \"", formats) + "\"]}";
    }
}
