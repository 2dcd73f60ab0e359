package dev.mockssp.geo;

import dev.mockssp.core.ConfigurationException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** An IP network in CIDR notation, version 4 or 6. */
final class CidrBlock {

    private static final byte[] NONE = {};
    private static final int NO_OCTET = 1_000;

    private final byte[] prefix;
    private final int bits;

    private CidrBlock(byte[] prefix, int bits) {
        this.prefix = prefix;
        this.bits = bits;
    }

    /**
     * @param cidr an address, a slash and the number of leading bits, such as {@code 203.0.113.0/24}
     * @return the network
     * @throws ConfigurationException when it is none
     */
    static CidrBlock of(String cidr) {
        int slash = cidr.indexOf('/');
        byte[] address = (slash < 0 ? address(cidr) : address(cidr.substring(0, slash))).orElse(new byte[0]);
        int bits = slash < 0 ? address.length * 8 : length(cidr.substring(slash + 1));
        if (address.length == 0 || bits < 0 || bits > address.length * 8) {
            throw new ConfigurationException("\"" + cidr
                    + "\" is no network; allowed is an address with a prefix length, such as 203.0.113.0/24");
        }
        return new CidrBlock(address, bits);
    }

    private static int length(String digits) {
        return digits.matches("\\d{1,3}") ? Integer.parseInt(digits) : -1;
    }

    /**
     * @param literal an address; host names are never looked up
     * @return its 4 or 16 bytes
     */
    static Optional<byte[]> address(String literal) {
        byte[] address = literal.indexOf(':') < 0 ? version4(literal) : version6(literal);
        return address.length == 0 ? Optional.empty() : Optional.of(address);
    }

    /** Four numbers of up to three digits, read by hand: most addresses are such. */
    private static byte[] version4(String literal) {
        byte[] address = new byte[4];
        int from = 0;
        for (int i = 0; i < 4; i++) {
            int dot = i < 3 ? literal.indexOf('.', from) : literal.length();
            int octet = octet(literal, from, dot);
            if (octet > 255) {
                return NONE;
            }
            address[i] = (byte) octet;
            from = dot + 1;
        }
        return address;
    }

    /** The number of one to three digits between two places; more than 255 where there is none. */
    private static int octet(String literal, int from, int to) {
        if (to <= from || to > from + 3) {
            return NO_OCTET;
        }
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = literal.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return NO_OCTET;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private static byte[] version6(String literal) {
        for (int i = 0; i < literal.length(); i++) {
            if ("0123456789abcdefABCDEF:.".indexOf(literal.charAt(i)) < 0) {
                return NONE;
            }
        }
        try {
            return InetAddress.getByName(literal).getAddress();
        } catch (UnknownHostException e) {
            return NONE;
        }
    }

    boolean contains(byte[] address) {
        if (address.length != prefix.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((address[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    int bits() {
        return bits;
    }
}
