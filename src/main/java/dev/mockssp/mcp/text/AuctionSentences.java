package dev.mockssp.mcp.text;

import dev.mockssp.core.text.MessageText;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Outcome;
import dev.mockssp.journal.RecordedAuction;
import dev.mockssp.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The auction of an exchange. */
public final class AuctionSentences {

    private static final int MAX_CAMPAIGNS = 20;

    /** How near to winning a campaign was, the nearest first; any other status is farther away. */
    private static final List<String> NEAREST_FIRST =
            List.of("won", "outbid", "not-offered", "floor", "not-relevant", "headline", "budget");

    private AuctionSentences() {}

    public static List<String> campaigns(Exchange exchange) {
        return exchange.auction()
                .map(auction -> IntStream.range(0, auction.bidders().size())
                        .boxed()
                        .sorted(Comparator.comparing(i -> distance(auction, i)))
                        .limit(MAX_CAMPAIGNS)
                        .map(i -> sentence(
                                auction.bidders().get(i), auction.results().get(i)))
                        .toList())
                .orElse(List.of());
    }

    private static int distance(RecordedAuction auction, int i) {
        int at = NEAREST_FIRST.indexOf(auction.results().get(i).status());
        return at < 0 ? NEAREST_FIRST.size() : at;
    }

    /** How many campaigns lost for each reason, and what that means for the request. */
    static List<String> summary(Exchange exchange) {
        if (exchange.auction().isEmpty()) {
            return List.of();
        }
        RecordedAuction auction = exchange.auction().get();
        Map<String, Integer> counts = new TreeMap<>();
        auction.results().forEach(result -> counts.merge(result.status(), 1, Integer::sum));
        List<String> sentences = new ArrayList<>();
        StringBuilder line = new StringBuilder(
                "Of " + MessageText.count(auction.results().size(), "campaign") + " in the inventory:");
        counts.forEach((status, count) ->
                line.append(' ').append(count).append(' ').append(status).append(','));
        sentences.add(line.substring(0, line.length() - 1) + ".");
        if (exchange.outcome().kind() == Outcome.Kind.NO_BID) {
            sentences.add(advice(counts));
        }
        return sentences;
    }

    private static String advice(Map<String, Integer> counts) {
        if (counts.containsKey("not-relevant")) {
            return "No campaign is about this conversation. Usually that is right: show no ad. To test an ad, talk about"
                    + " a subject of a campaign, such as running shoes, or choose the scenario always-fill.";
        }
        if (counts.containsKey("floor")) {
            return "Campaigns are relevant, but their prices are not above the floor, which --floor sets.";
        }
        if (counts.containsKey("format")) {
            return "No campaign has one of the formats that ad_formats names.";
        }
        return "Every campaign was filtered out before relevance counted; see campaigns.";
    }

    private static String sentence(RecordedAuction.Bidder bidder, RecordedAuction.Result result) {
        return bidder.campaign() + " (" + Json.dollars(bidder.priceCents()) + " dollars CPM) "
                + switch (result.status()) {
                    case "won" -> "won.";
                    case "outbid" -> "lost: another campaign offered more.";
                    case "not-offered" -> "lost: its DSP offered another campaign.";
                    case "not-relevant" -> "lost: it is not about this conversation.";
                    case "floor" -> "lost: its price is not above the floor.";
                    case "format" -> "lost: it has no ad in a format that the request asks for.";
                    case "headline" -> "lost: no headline of it fits max_headline_chars.";
                    case "consent" -> "lost: the user gave no consent to external buyers.";
                    case "geo" -> "lost: it is not for the country of the user.";
                    case "language" -> "lost: it is not in a language of the user.";
                    case "hours" -> "lost: it does not run at this hour of the user's day.";
                    case "budget" -> "lost: its budget is spent.";
                    case "banned-words" ->
                        "lost: the conversation has its banned word"
                                + result.bannedWord()
                                        .map(word -> " \"" + word + "\"")
                                        .orElse("") + ".";
                    default -> "lost: " + result.status().replace('-', ' ') + ".";
                };
    }
}
