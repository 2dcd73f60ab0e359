package dev.mockssp.journal.store;

import dev.mockssp.core.Headers;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Outcome;
import dev.mockssp.journal.RecordedAuction;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Writes an exchange as bytes for the journal in memory. The number, the findings and the bidders of the auction
 * are not encoded.
 */
final class ExchangeEncoder {

    static final int FLAG_BITS = 2;
    static final int HAS_SCORE = 1;
    static final int HAS_BANNED_WORD = 2;

    private ExchangeEncoder() {}

    static byte[] encode(Exchange exchange) {
        Exchange.RecordedRequest request = exchange.request();
        Exchange.RecordedResponse response = exchange.response();
        Exchange.Client client = exchange.client();
        Outcome outcome = exchange.outcome();
        return new Writer()
                .number(request.body().length)
                .number(response.body().length)
                .number(exchange.at().getEpochSecond())
                .number(exchange.at().getNano())
                .text(exchange.id())
                .text(exchange.endpoint())
                .text(request.method())
                .text(request.path())
                .text(request.query())
                .headers(request.headers())
                .number(request.oversized() ? 1 : 0)
                .number(response.status())
                .headers(response.headers())
                .text(response.contentType())
                .number(response.fault().map(fault -> 1 + fault.ordinal()).orElse(0))
                .text(client.key())
                .text(client.keyId())
                .text(client.environment())
                .text(client.userId())
                .text(client.chatId())
                .text(client.country())
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
                .results(exchange.auction().map(RecordedAuction::results).orElse(List.of()))
                .toBytes(request.body(), response.body());
    }

    /**
     * A number takes as few bytes as possible. A text takes one byte for each character, or two if one character needs
     * two. The bodies come last, so that they are copied once.
     */
    private static final class Writer {
        private static final int INITIAL_CAPACITY = 2_000;

        private byte[] bytes = new byte[INITIAL_CAPACITY];
        private int length;

        private byte[] toBytes(byte[] request, byte[] response) {
            byte[] encoded = Arrays.copyOf(bytes, length + request.length + response.length);
            System.arraycopy(request, 0, encoded, length, request.length);
            System.arraycopy(response, 0, encoded, length + request.length, response.length);
            return encoded;
        }

        private Writer number(long value) {
            ensureCapacity(10);
            long remaining = value;
            while ((remaining & ~0x7fL) != 0) {
                bytes[length++] = (byte) (remaining | 0x80);
                remaining >>>= 7;
            }
            bytes[length++] = (byte) remaining;
            return this;
        }

        /** The last bit of the length is 1 if each character takes two bytes. */
        private Writer text(String value) {
            int before = length;
            int characters = value.length();
            number((long) characters << 1);
            ensureCapacity(characters);
            int allBits = 0;
            for (int i = 0; i < characters; i++) {
                char c = value.charAt(i);
                allBits |= c;
                bytes[length + i] = (byte) c;
            }
            length += characters;
            return allBits <= 0xff ? this : wideText(value, before);
        }

        private Writer wideText(String value, int at) {
            length = at;
            number((long) value.length() << 1 | 1);
            ensureCapacity(2 * value.length());
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

        /** Each status is written once; a result takes one byte, and more for its score and its banned word. */
        private Writer results(List<RecordedAuction.Result> results) {
            List<String> statuses = results.stream()
                    .map(RecordedAuction.Result::status)
                    .distinct()
                    .toList();
            texts(statuses);
            for (RecordedAuction.Result result : results) {
                int flags = (result.score() == 0 ? 0 : HAS_SCORE)
                        | (result.bannedWord().isEmpty() ? 0 : HAS_BANNED_WORD);
                number((long) statuses.indexOf(result.status()) << FLAG_BITS | flags);
                if (result.score() != 0) {
                    number(Double.doubleToRawLongBits(result.score()));
                }
                result.bannedWord().ifPresent(this::text);
            }
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

        private void ensureCapacity(int more) {
            if (bytes.length - length < more) {
                bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
            }
        }
    }
}
