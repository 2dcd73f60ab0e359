package dev.mockssp.geo;

import dev.mockssp.exchange.ConfigurationException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** An IP network in CIDR notation, version 4 or 6. */
final class Network {

    private static final Pattern IPV4 = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private final byte[] prefix;
    private final int bits;

    private Network(byte[] prefix, int bits) {
        this.prefix = prefix;
        this.bits = bits;
    }

    /**
     * @param cidr an address, a slash and the number of leading bits, such as {@code 203.0.113.0/24}
     * @return the network
     * @throws ConfigurationException when it is none
     */
    static Network of(String cidr) {
        int slash = cidr.indexOf('/');
        byte[] address = (slash < 0 ? address(cidr) : address(cidr.substring(0, slash))).orElse(new byte[0]);
        int bits = slash < 0 ? address.length * 8 : length(cidr.substring(slash + 1));
        if (address.length == 0 || bits < 0 || bits > address.length * 8) {
            throw new ConfigurationException("\"" + cidr
                    + "\" is no network; allowed is an address with a prefix length, such as 203.0.113.0/24");
        }
        return new Network(address, bits);
    }

    private static int length(String digits) {
        return digits.matches("\\d{1,3}") ? Integer.parseInt(digits) : -1;
    }

    /**
     * @param literal an address; host names are never looked up
     * @return its 4 or 16 bytes
     */
    static Optional<byte[]> address(String literal) {
        boolean v4 = IPV4.matcher(literal).matches() && octetsFit(literal);
        if (!v4 && !IPV6.matcher(literal).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(literal).getAddress());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static boolean octetsFit(String literal) {
        return Pattern.compile("\\.").splitAsStream(literal).allMatch(octet -> Integer.parseInt(octet) <= 255);
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
