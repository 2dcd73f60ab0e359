package dev.mockssp.journal;

import dev.mockssp.exchange.Fault;
import dev.mockssp.exchange.Headers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** An exchange as bytes, in memory only. Number, auction and findings are not among them. */
final class Packing {

    private static final Outcome.Kind[] KINDS = Outcome.Kind.values();
    private static final Fault[] FAULTS = Fault.values();

    private Packing() {}

    static Writer pack(Exchange exchange) {
        Exchange.Sent request = exchange.request();
        Exchange.Answered answer = exchange.answer();
        Exchange.Caller caller = exchange.caller();
        Outcome outcome = exchange.outcome();
        return new Writer(1_000 + request.body().length + answer.body().length)
                .number(exchange.at().getEpochSecond())
                .number(exchange.at().getNano())
                .text(exchange.id())
                .text(exchange.endpoint())
                .text(request.method())
                .text(request.path())
                .text(request.query())
                .headers(request.headers())
                .bytes(request.body())
                .number(request.oversized() ? 1 : 0)
                .number(answer.status())
                .headers(answer.headers())
                .text(answer.contentType())
                .bytes(answer.body())
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
                .number(exchange.delayMillis());
    }

    static Exchange unpack(Reader in, long number, Optional<Exchange.Auction> auction, List<Finding> findings) {
        return new Exchange(
                number,
                Instant.ofEpochSecond(in.number(), in.number()),
                in.text(),
                in.text(),
                new Exchange.Sent(in.text(), in.text(), in.text(), in.headers(), in.bytes(), in.number() == 1),
                new Exchange.Answered((int) in.number(), in.headers(), in.text(), in.bytes(), fault((int) in.number())),
                new Exchange.Caller(
                        in.text(), in.text(), in.text(), in.optionalText(), in.optionalText(), in.optionalText()),
                new Exchange.Choice(in.text(), in.text()),
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
                auction,
                findings);
    }

    private static Optional<Fault> fault(int code) {
        return code == 0 ? Optional.empty() : Optional.of(FAULTS[code - 1]);
    }

    /** Numbers take as few bytes as they need; a text takes one byte a character, or two where one has no room in one. */
    static final class Writer {
        private byte[] bytes;
        private int length;

        private Writer(int expected) {
            bytes = new byte[expected];
        }

        int length() {
            return length;
        }

        void copyTo(byte[] target, int at) {
            System.arraycopy(bytes, 0, target, at, length);
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

        private Writer bytes(byte[] value) {
            number(value.length);
            room(value.length);
            System.arraycopy(value, 0, bytes, length, value.length);
            length += value.length;
            return this;
        }

        /** The last bit of the number in front says how wide the characters are. */
        private Writer text(String value) {
            int characters = value.length();
            boolean wide = isWide(value);
            number((long) characters << 1 | (wide ? 1 : 0));
            room(2 * characters);
            for (int i = 0; i < characters; i++) {
                char c = value.charAt(i);
                bytes[length++] = (byte) c;
                if (wide) {
                    bytes[length++] = (byte) (c >> 8);
                }
            }
            return this;
        }

        private static boolean isWide(String value) {
            for (int i = 0; i < value.length(); i++) {
                if (value.charAt(i) > 0xff) {
                    return true;
                }
            }
            return false;
        }

        private Writer text(Optional<String> value) {
            return value.isPresent() ? number(1).text(value.get()) : number(0);
        }

        private Writer texts(List<String> values) {
            number(values.size());
            for (String value : values) {
                text(value);
            }
            return this;
        }

        private Writer headers(Headers headers) {
            number(headers.fields().size());
            for (Headers.Field field : headers.fields()) {
                text(field.name()).text(field.value());
            }
            return this;
        }

        private void room(int more) {
            if (bytes.length - length < more) {
                bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
            }
        }
    }

    /** Reads in the same order what was written. */
    static final class Reader {
        private final byte[] bytes;
        private int at;

        Reader(byte[] bytes, int at) {
            this.bytes = bytes;
            this.at = at;
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

        private byte[] bytes() {
            int length = (int) number();
            at += length;
            return Arrays.copyOfRange(bytes, at - length, at);
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

        private List<String> texts() {
            List<String> texts = new ArrayList<>();
            for (long left = number(); left > 0; left--) {
                texts.add(text());
            }
            return texts;
        }

        private Headers headers() {
            List<Headers.Field> fields = new ArrayList<>();
            for (long left = number(); left > 0; left--) {
                fields.add(new Headers.Field(text(), text()));
            }
            return Headers.of(fields);
        }
    }
}
