package dev.mockssp.journal.store;

import dev.mockssp.core.Headers;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Finding;
import dev.mockssp.journal.Outcome;
import dev.mockssp.journal.RecordedAuction;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes an exchange as bytes for the journal in memory. The number and the bidders of the auction are not encoded. The
 * findings come first, so that they can be read alone; the bodies come last, so that they are copied once.
 */
final class ExchangeEncoder {

    static final int FLAG_BITS = 2;
    static final int HAS_SCORE = 1;
    static final int HAS_BANNED_WORD = 2;

    /** In bytes, without the bodies. */
    private static final int USUAL_LENGTH = 1_000;

    private static final int LENGTH_OF_FINDING = 400;
    private static final int LENGTH_OF_BIDDER = 40;

    private final ByteWriter head;
    private final byte[] request;
    private final byte[] response;

    /** @param exchange may not have its number and all its findings yet */
    ExchangeEncoder(Exchange exchange) {
        this.head = head(exchange);
        this.request = exchange.request().body();
        this.response = exchange.response().body();
    }

    /**
     * @param exchange the same exchange, with its number and its findings
     * @param arrays provides the array to write to
     */
    StoredExchange store(Exchange exchange, ArrayRecycler arrays) {
        ByteWriter findings = findings(exchange.findings());
        int length = findings.length() + lengthAfterFindings();
        byte[] encoded = arrays.take(length);
        copyTo(encoded, findings.copyTo(encoded, 0));
        return StoredExchange.of(exchange, encoded, length);
    }

    /**
     * @param exchange the same exchange, with all its findings
     * @return the bidders of its auction and then the encoded exchange, in an array of that length
     */
    byte[] withBidders(Exchange exchange) {
        ByteWriter bidders =
                bidders(exchange.auction().map(RecordedAuction::bidders).orElse(List.of()));
        ByteWriter findings = findings(exchange.findings());
        byte[] encoded = new byte[bidders.length() + findings.length() + lengthAfterFindings()];
        copyTo(encoded, findings.copyTo(encoded, bidders.copyTo(encoded, 0)));
        return encoded;
    }

    private int lengthAfterFindings() {
        return head.length() + request.length + response.length;
    }

    private void copyTo(byte[] target, int at) {
        int end = head.copyTo(target, at);
        System.arraycopy(request, 0, target, end, request.length);
        System.arraycopy(response, 0, target, end + request.length, response.length);
    }

    private static ByteWriter bidders(List<RecordedAuction.Bidder> bidders) {
        ByteWriter out = new ByteWriter(1 + LENGTH_OF_BIDDER * bidders.size()).number(bidders.size());
        for (RecordedAuction.Bidder bidder : bidders) {
            out.text(bidder.campaign()).text(bidder.dsp()).number(bidder.priceCents());
        }
        return out;
    }

    private static ByteWriter findings(List<Finding> findings) {
        ByteWriter out = new ByteWriter(1 + LENGTH_OF_FINDING * findings.size()).number(findings.size());
        for (Finding finding : findings) {
            out.text(finding.rule())
                    .number(finding.severity().ordinal())
                    .text(finding.pointer())
                    .text(finding.seen())
                    .text(finding.why())
                    .text(finding.source());
        }
        return out;
    }

    private static ByteWriter head(Exchange exchange) {
        Exchange.RecordedRequest request = exchange.request();
        Exchange.RecordedResponse response = exchange.response();
        Exchange.Client client = exchange.client();
        Outcome outcome = exchange.outcome();
        ByteWriter out = new ByteWriter(USUAL_LENGTH)
                .number(request.body().length)
                .number(response.body().length)
                .number(exchange.at().getEpochSecond())
                .number(exchange.at().getNano())
                .text(exchange.id())
                .text(exchange.endpoint())
                .text(request.method())
                .text(request.path())
                .text(request.query());
        headers(request.headers(), out);
        out.flag(request.oversized()).number(response.status());
        headers(response.headers(), out);
        out.text(response.contentType())
                .number(
                        response.fault().isPresent()
                                ? 1 + response.fault().get().ordinal()
                                : 0)
                .text(client.key())
                .text(client.keyId())
                .text(client.environment())
                .text(client.userId())
                .text(client.chatId())
                .text(client.country())
                .number(exchange.source().ordinal())
                .text(exchange.scenario().name())
                .text(exchange.scenario().by())
                .text(exchange.decidedBy())
                .number(outcome.kind().ordinal())
                .text(outcome.reason())
                .flag(outcome.billable())
                .number(outcome.impressions())
                .number(outcome.earnedUnits())
                .texts(outcome.bidIds())
                .text(exchange.experimentTag())
                .number(Double.doubleToRawLongBits(exchange.millis()))
                .number(exchange.delayMillis())
                .flag(exchange.auction().isPresent());
        if (exchange.auction().isPresent()) {
            results(exchange.auction().get().results(), out);
        }
        return out;
    }

    private static void headers(Headers headers, ByteWriter out) {
        out.number(headers.fields().size());
        headers.forEach((name, value) -> out.text(name).text(value));
    }

    /** Each status is written once; a result takes one byte, and more for its score and its banned word. */
    private static void results(List<RecordedAuction.Result> results, ByteWriter out) {
        List<String> statuses = statuses(results);
        out.texts(statuses);
        for (RecordedAuction.Result result : results) {
            int flags =
                    (result.score() == 0 ? 0 : HAS_SCORE) | (result.bannedWord().isEmpty() ? 0 : HAS_BANNED_WORD);
            out.number((long) statuses.indexOf(result.status()) << FLAG_BITS | flags);
            if (result.score() != 0) {
                out.number(Double.doubleToRawLongBits(result.score()));
            }
            if (result.bannedWord().isPresent()) {
                out.text(result.bannedWord().get());
            }
        }
    }

    private static List<String> statuses(List<RecordedAuction.Result> results) {
        List<String> statuses = new ArrayList<>();
        for (RecordedAuction.Result result : results) {
            if (!statuses.contains(result.status())) {
                statuses.add(result.status());
            }
        }
        return statuses;
    }
}
