package dev.mockssp.journal.store;

import dev.mockssp.core.Fault;
import dev.mockssp.core.Headers;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Finding;
import dev.mockssp.journal.Outcome;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** An exchange as bytes, in memory only. Number, findings and who reads the auction are not among them. */
final class ExchangeEncoder {

    private static final Outcome.Kind[] KINDS = Outcome.Kind.values();
    private static final Fault[] FAULTS = Fault.values();

    private ExchangeEncoder() {}

    static Writer pack(Exchange exchange) {
        return pack(exchange, new Writer());
    }

    /** @param writer is written to anew, whatever was in it */
    static Writer pack(Exchange exchange, Writer writer) {
        Exchange.RecordedRequest request = exchange.request();
        Exchange.RecordedResponse answer = exchange.response();
        Exchange.Client caller = exchange.client();
        Outcome outcome = exchange.outcome();
        return writer.begin(request.body(), answer.body())
                .number(exchange.at().getEpochSecond())
                .number(exchange.at().getNano())
                .text(exchange.id())
                .text(exchange.endpoint())
                .text(request.method())
                .text(request.path())
                .text(request.query())
                .headers(request.headers())
                .number(request.oversized() ? 1 : 0)
                .number(answer.status())
                .headers(answer.headers())
                .text(answer.contentType())
                .number(answer.fault().map(fault -> 1 + fault.ordinal()).orElse(0))
                .text(caller.key())
                .text(caller.keyId())
                .text(caller.environment())
                .text(caller.userId())
                .text(caller.chatId())
                .text(caller.country())
                .text(exchange.scenario().name())
                .text(exchange.scenario().by())
                .text(exchange.decidedBy())
                .number(outcome.kind().ordinal())
                .text(outcome.reason())
                .number(outcome.billable() ? 1 : 0)
                .number(outcome.impressions())
                .number(outcome.earnedUnits())
                .texts(outcome.bidIds())
                .text(exchange.experimentTag())
                .number(Double.doubleToRawLongBits(exchange.millis()))
                .number(exchange.delayMillis())
                .bytes(exchange.auction().map(Exchange.Auction::packed));
    }

    /** @param auctions reads the explanation of its auction, where there is one */
    static Exchange unpack(
            ExchangeDecoder in, long number, Function<byte[], JsonNode> auctions, List<Finding> findings) {
        int sent = (int) in.number();
        int answered = (int) in.number();
        byte[] request = in.fromEnd(answered + sent, sent);
        byte[] answer = in.fromEnd(answered, answered);
        return new Exchange(
                number,
                Instant.ofEpochSecond(in.number(), in.number()),
                in.text(),
                in.text(),
                new Exchange.RecordedRequest(in.text(), in.text(), in.text(), in.headers(), request, in.number() == 1),
                new Exchange.RecordedResponse(
                        (int) in.number(), in.headers(), in.text(), answer, fault((int) in.number())),
                new Exchange.Client(
                        in.text(), in.text(), in.text(), in.optionalText(), in.optionalText(), in.optionalText()),
                new Exchange.ScenarioChoice(in.text(), in.text()),
                in.text(),
                new Outcome(
                        KINDS[(int) in.number()],
                        in.text(),
                        in.number() == 1,
                        (int) in.number(),
                        in.number(),
                        in.texts()),
                in.optionalText(),
                Double.longBitsToDouble(in.number()),
                in.number(),
                in.optionalBytes().map(packed -> new Exchange.Auction(packed, auctions)),
                findings);
    }

    private static Optional<Fault> fault(int code) {
        return code == 0 ? Optional.empty() : Optional.of(FAULTS[code - 1]);
    }

    /**
     * Numbers take as few bytes as they need; a text takes one byte a character, or two where one has no room in one.
     * The bodies come last, and are copied once only.
     */
    static final class Writer {
        private static final int MOSTLY_ENOUGH = 2_000;
        private static final byte[] NOTHING = {};

        private byte[] request = NOTHING;
        private byte[] answer = NOTHING;
        private byte[] bytes = new byte[MOSTLY_ENOUGH];
        private int length;

        private Writer begin(byte[] sent, byte[] answered) {
            request = sent;
            answer = answered;
            length = 0;
            return number(sent.length).number(answered.length);
        }

        /** Lets go of the bodies. @return whether it is no larger than it was made, and so can be used again */
        boolean letGo() {
            request = NOTHING;
            answer = NOTHING;
            return bytes.length == MOSTLY_ENOUGH;
        }

        int length() {
            return length + request.length + answer.length;
        }

        void copyTo(byte[] target, int at) {
            System.arraycopy(bytes, 0, target, at, length);
            System.arraycopy(request, 0, target, at + length, request.length);
            System.arraycopy(answer, 0, target, at + length + request.length, answer.length);
        }

        private Writer number(long value) {
            room(10);
            long left = value;
            while ((left & ~0x7fL) != 0) {
                bytes[length++] = (byte) (left | 0x80);
                left >>>= 7;
            }
            bytes[length++] = (byte) left;
            return this;
        }

        /** The last bit of the number in front says how wide the characters are. */
        private Writer text(String value) {
            int before = length;
            int characters = value.length();
            number((long) characters << 1);
            room(characters);
            int all = 0;
            for (int i = 0; i < characters; i++) {
                char c = value.charAt(i);
                all |= c;
                bytes[length + i] = (byte) c;
            }
            length += characters;
            return all <= 0xff ? this : wide(value, before);
        }

        private Writer wide(String value, int at) {
            length = at;
            number((long) value.length() << 1 | 1);
            room(2 * value.length());
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                bytes[length++] = (byte) c;
                bytes[length++] = (byte) (c >> 8);
            }
            return this;
        }

        private Writer text(Optional<String> value) {
            return value.isPresent() ? number(1).text(value.get()) : number(0);
        }

        private Writer bytes(Optional<byte[]> value) {
            if (value.isEmpty()) {
                return number(0);
            }
            byte[] all = value.get();
            number(1).number(all.length).room(all.length);
            System.arraycopy(all, 0, bytes, length, all.length);
            length += all.length;
            return this;
        }

        private Writer texts(List<String> values) {
            number(values.size());
            for (String value : values) {
                text(value);
            }
            return this;
        }

        private Writer headers(Headers headers) {
            List<Headers.Field> fields = headers.fields();
            number(fields.size());
            for (int i = 0; i < fields.size(); i++) {
                text(fields.get(i).name()).text(fields.get(i).value());
            }
            return this;
        }

        private void room(int more) {
            if (bytes.length - length < more) {
                bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
            }
        }
    }
}
