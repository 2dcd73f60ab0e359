package dev.mockssp.geo;

import dev.mockssp.core.ConfigurationException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** An IP network in CIDR notation, version 4 or 6. */
final class CidrBlock {

    private static final Pattern VERSION_4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern VERSION_6 = Pattern.compile("[0-9a-fA-F:.]+");
    private static final Pattern PREFIX_LENGTH = Pattern.compile("\\d{1,3}");

    private final BigInteger prefix;
    private final int addressBits;
    private final int bits;

    private CidrBlock(byte[] address, int bits) {
        this.addressBits = address.length * Byte.SIZE;
        this.bits = bits;
        this.prefix = firstBits(address);
    }

    /**
     * @param cidr an address, a slash and the number of leading bits, such as {@code 203.0.113.0/24}; an address alone is
     *     a network of one
     * @return the network
     * @throws ConfigurationException if the text is not a network
     */
    static CidrBlock of(String cidr) {
        String[] parts = cidr.split("/", 2);
        byte[] address = address(parts[0]).orElseThrow(() -> notANetwork(cidr));
        int addressBits = address.length * Byte.SIZE;
        String bits = parts.length == 1 ? Integer.toString(addressBits) : parts[1];
        if (!PREFIX_LENGTH.matcher(bits).matches() || Integer.parseInt(bits) > addressBits) {
            throw notANetwork(cidr);
        }
        return new CidrBlock(address, Integer.parseInt(bits));
    }

    private static ConfigurationException notANetwork(String cidr) {
        return new ConfigurationException(
                "\"" + cidr + "\" is not a network; allowed is an address with a prefix length, such as 203.0.113.0/24",
                "/" + cidr.replace("~", "~0").replace("/", "~1"));
    }

    /**
     * @param literal an address; a host name is not resolved
     * @return the 4 or 16 bytes of the address, empty if the text is not an address
     */
    static Optional<byte[]> address(String literal) {
        return literal.contains(":") ? version6(literal) : version4(literal);
    }

    /** Octets are decimal even with leading zeros, which {@code InetAddress} of newer JDKs rejects. */
    private static Optional<byte[]> version4(String literal) {
        if (!VERSION_4.matcher(literal).matches()) {
            return Optional.empty();
        }
        String[] octets = literal.split("\\.");
        byte[] address = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            int octet = Integer.parseInt(octets[i]);
            if (octet > 255) {
                return Optional.empty();
            }
            address[i] = (byte) octet;
        }
        return Optional.of(address);
    }

    /** {@code getByName} sends no DNS request for a text with a colon. */
    private static Optional<byte[]> version6(String literal) {
        if (!VERSION_6.matcher(literal).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(literal).getAddress());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    boolean contains(byte[] address) {
        return address.length * Byte.SIZE == addressBits && firstBits(address).equals(prefix);
    }

    private BigInteger firstBits(byte[] address) {
        return new BigInteger(1, address).shiftRight(addressBits - bits);
    }

    int bits() {
        return bits;
    }
}
