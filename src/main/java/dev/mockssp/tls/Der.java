package dev.mockssp.tls;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Encodes the ASN.1 values of a certificate as DER (ITU-T X.690). */
final class Der {

    static final byte[] TRUE = {0x01, 0x01, (byte) 0xff};

    private static final DateTimeFormatter UTC_TIME = DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'");
    private static final DateTimeFormatter GENERALIZED_TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'");

    private Der() {}

    /** Any value: its tag, its length, and the parts as its content. */
    static byte[] tagged(int tag, byte[]... parts) {
        byte[] content = concatenated(parts);
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.length + 4);
        out.write(tag);
        int length = content.length;
        if (length >= 0x80) {
            int bytes = (39 - Integer.numberOfLeadingZeros(length)) / 8;
            out.write(0x80 | bytes);
            for (int shift = 8 * (bytes - 1); shift > 0; shift -= 8) {
                out.write(length >> shift);
            }
        }
        out.write(length);
        out.writeBytes(content);
        return out.toByteArray();
    }

    static byte[] sequence(byte[]... parts) {
        return tagged(0x30, parts);
    }

    static byte[] set(byte[]... parts) {
        return tagged(0x31, parts);
    }

    static byte[] integer(BigInteger value) {
        return tagged(0x02, value.toByteArray());
    }

    static byte[] octetString(byte[] content) {
        return tagged(0x04, content);
    }

    /** @param unused how many bits at the end of the last byte do not count */
    static byte[] bitString(int unused, byte... content) {
        return tagged(0x03, new byte[] {(byte) unused}, content);
    }

    static byte[] utf8(String text) {
        return tagged(0x0c, text.getBytes(StandardCharsets.UTF_8));
    }

    /** @param dotted an object identifier such as {@code 2.5.29.17} */
    static byte[] oid(String dotted) {
        String[] arcs = dotted.split("\\.");
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.write(40 * Integer.parseInt(arcs[0]) + Integer.parseInt(arcs[1]));
        for (int i = 2; i < arcs.length; i++) {
            int arc = Integer.parseInt(arcs[i]);
            for (int shift = 28; shift > 0; shift -= 7) {
                if (arc >> shift != 0) {
                    content.write(0x80 | arc >> shift & 0x7f);
                }
            }
            content.write(arc & 0x7f);
        }
        return tagged(0x06, content.toByteArray());
    }

    /** A time to the second. RFC 5280 demands two digits for the years until 2049, four from 2050. */
    static byte[] time(Instant instant) {
        ZonedDateTime time = instant.atZone(ZoneOffset.UTC);
        return time.getYear() < 2050 ? time(0x17, UTC_TIME, time) : time(0x18, GENERALIZED_TIME, time);
    }

    private static byte[] time(int tag, DateTimeFormatter format, ZonedDateTime time) {
        return tagged(tag, format.format(time).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] concatenated(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
