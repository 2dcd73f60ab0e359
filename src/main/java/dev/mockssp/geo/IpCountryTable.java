package dev.mockssp.geo;

import dev.mockssp.core.ConfigurationException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Networks and their countries; the longest prefix wins (contract.md 1.1). */
public final class IpCountryTable {

    /** The documentation networks of RFC 5737, so that a test can send an address that is nobody's. */
    private static final Map<String, String> DOCUMENTATION =
            Map.of("192.0.2.0/24", "US", "198.51.100.0/24", "DE", "203.0.113.0/24", "JP");

    private static final Set<String> ISO = Set.of(Locale.getISOCountries());

    private static final IpCountryTable BUILT_IN = documentation();

    private record Row(CidrBlock network, String country) {}

    private final List<Row> rows;

    private IpCountryTable(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    /** @return the built-in table: three documentation networks in three countries */
    public static IpCountryTable builtIn() {
        return BUILT_IN;
    }

    private static IpCountryTable documentation() {
        List<Row> rows = new ArrayList<>();
        DOCUMENTATION.forEach((cidr, country) -> rows.add(new Row(CidrBlock.of(cidr), country)));
        return new IpCountryTable(rows);
    }

    /**
     * @param networks an object of CIDR networks and ISO 3166-1 alpha-2 codes, valid against its schema
     * @return this table and these networks, which win over a built-in one of the same length
     * @throws ConfigurationException when a network or a country is none
     */
    public IpCountryTable and(JsonNode networks) {
        List<Row> result = new ArrayList<>();
        networks.forEachEntry((cidr, node) -> {
            if (!cidr.equals("$schema")) {
                String country = iso(node.stringValue())
                        .orElseThrow(() ->
                                new ConfigurationException("/" + cidr.replace("/", "~1") + " \"" + node.stringValue()
                                        + "\" is no ISO 3166-1 alpha-2 code; allowed are codes such as \"US\""));
                result.add(new Row(CidrBlock.of(cidr), country));
            }
        });
        result.addAll(rows);
        result.sort(Comparator.comparingInt((Row row) -> row.network().bits()).reversed());
        return new IpCountryTable(result);
    }

    /**
     * @param address an IP address literal, with or without brackets and port
     * @return its country, empty when it is unknown or no address
     */
    public Optional<String> country(String address) {
        Optional<byte[]> bytes = CidrBlock.address(bare(address));
        for (int i = 0; bytes.isPresent() && i < rows.size(); i++) {
            if (rows.get(i).network().contains(bytes.get())) {
                return Optional.of(rows.get(i).country());
            }
        }
        return Optional.empty();
    }

    /**
     * @param code a text
     * @return the code in upper case when it is ISO 3166-1 alpha-2
     */
    public static Optional<String> iso(String code) {
        return Optional.of(code.strip().toUpperCase(Locale.ROOT)).filter(ISO::contains);
    }

    private static String bare(String address) {
        String text = address.strip();
        if (text.startsWith("[")) {
            return text.substring(1, Math.max(1, text.indexOf(']')));
        }
        int colon = text.indexOf(':');
        return colon > 0 && colon == text.lastIndexOf(':') ? text.substring(0, colon) : text;
    }
}
