package dev.mockssp.journal.store;

import dev.mockssp.core.Fault;
import dev.mockssp.core.Headers;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Finding;
import dev.mockssp.journal.Outcome;
import dev.mockssp.journal.RecordedAuction;
import dev.mockssp.journal.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads an exchange from bytes, in the order in which {@link ExchangeEncoder} wrote it. */
final class ExchangeDecoder {

    private static final Outcome.Kind[] KINDS = Outcome.Kind.values();
    private static final Fault[] FAULTS = Fault.values();
    private static final Source[] SOURCES = Source.values();
    private static final Finding.Severity[] SEVERITIES = Finding.Severity.values();

    private final byte[] bytes;
    private final int length;
    private int at;

    private ExchangeDecoder(byte[] bytes, int length) {
        this.bytes = bytes;
        this.length = length;
    }

    /**
     * @param encoded begins with the encoded exchange
     * @param length the length of the encoded exchange
     * @param bidders the bidders of the auction, none without an auction
     * @return the exchange with this number
     */
    static Exchange decode(byte[] encoded, int length, long number, List<RecordedAuction.Bidder> bidders) {
        return new ExchangeDecoder(encoded, length).exchange(number, bidders);
    }

    /** @param encoded what {@link ExchangeEncoder#withBidders} has returned */
    static Exchange decodeWithBidders(byte[] encoded, long number) {
        ExchangeDecoder in = new ExchangeDecoder(encoded, encoded.length);
        return in.exchange(number, in.bidders());
    }

    private List<RecordedAuction.Bidder> bidders() {
        List<RecordedAuction.Bidder> bidders = new ArrayList<>();
        for (long remaining = number(); remaining > 0; remaining--) {
            bidders.add(new RecordedAuction.Bidder(text(), text(), number()));
        }
        return bidders;
    }

    private Exchange exchange(long number, List<RecordedAuction.Bidder> bidders) {
        List<Finding> findings = findings();
        int requestLength = (int) number();
        int responseLength = (int) number();
        byte[] request = fromEnd(responseLength + requestLength, requestLength);
        byte[] response = fromEnd(responseLength, responseLength);
        return new Exchange(
                number,
                Instant.ofEpochSecond(number(), number()),
                text(),
                text(),
                new Exchange.RecordedRequest(text(), text(), text(), headers(), request, number() == 1),
                new Exchange.RecordedResponse((int) number(), headers(), text(), response, fault((int) number())),
                new Exchange.Client(text(), text(), text(), optionalText(), optionalText(), optionalText()),
                SOURCES[(int) number()],
                new Exchange.ScenarioChoice(text(), text()),
                text(),
                new Outcome(KINDS[(int) number()], text(), number() == 1, (int) number(), number(), texts()),
                optionalText(),
                Double.longBitsToDouble(number()),
                number(),
                number() == 1 ? Optional.of(auction(bidders)) : Optional.empty(),
                findings);
    }

    /** @return the findings of an encoded exchange */
    static List<Finding> findings(byte[] encoded) {
        return new ExchangeDecoder(encoded, encoded.length).findings();
    }

    private List<Finding> findings() {
        long count = number();
        List<Finding> findings = count == 0 ? List.of() : new ArrayList<>();
        for (long remaining = count; remaining > 0; remaining--) {
            findings.add(new Finding(text(), SEVERITIES[(int) number()], text(), text(), text(), text()));
        }
        return findings;
    }

    private static Optional<Fault> fault(int code) {
        return code == 0 ? Optional.empty() : Optional.of(FAULTS[code - 1]);
    }

    private long number() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte part = bytes[at++];
            value |= (part & 0x7fL) << shift;
            if (part >= 0) {
                return value;
            }
        }
    }

    private byte[] fromEnd(int distance, int count) {
        return Arrays.copyOfRange(bytes, length - distance, length - distance + count);
    }

    private String text() {
        long head = number();
        char[] characters = new char[(int) (head >> 1)];
        boolean wide = (head & 1) == 1;
        for (int i = 0; i < characters.length; i++) {
            int low = bytes[at++] & 0xff;
            characters[i] = (char) (wide ? low | (bytes[at++] & 0xff) << 8 : low);
        }
        return new String(characters);
    }

    private Optional<String> optionalText() {
        return number() == 1 ? Optional.of(text()) : Optional.empty();
    }

    private RecordedAuction auction(List<RecordedAuction.Bidder> bidders) {
        List<String> statuses = texts();
        List<RecordedAuction.Result> results = new ArrayList<>();
        for (int i = 0; i < bidders.size(); i++) {
            int head = (int) number();
            double score = (head & ExchangeEncoder.HAS_SCORE) == 0 ? 0 : Double.longBitsToDouble(number());
            Optional<String> bannedWord =
                    (head & ExchangeEncoder.HAS_BANNED_WORD) == 0 ? Optional.empty() : Optional.of(text());
            results.add(
                    new RecordedAuction.Result(score, statuses.get(head >>> ExchangeEncoder.FLAG_BITS), bannedWord));
        }
        return new RecordedAuction(bidders, results);
    }

    private List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (long remaining = number(); remaining > 0; remaining--) {
            texts.add(text());
        }
        return texts;
    }

    private Headers headers() {
        List<Headers.Field> fields = new ArrayList<>();
        for (long remaining = number(); remaining > 0; remaining--) {
            fields.add(new Headers.Field(text(), text()));
        }
        return Headers.of(fields);
    }
}
