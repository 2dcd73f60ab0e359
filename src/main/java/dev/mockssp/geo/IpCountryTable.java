package dev.mockssp.geo;

import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.Problems;
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

    /** The documentation networks of RFC 5737: a test can send such an address, because it belongs to nobody. */
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
     * @return this table with these networks added; they win over a built-in one of the same length
     * @throws ConfigurationException if a network or a country is not one
     */
    public IpCountryTable and(JsonNode networks) {
        Problems problems = new Problems();
        List<Row> result = new ArrayList<>();
        networks.forEachEntry((cidr, node) -> {
            if (!cidr.equals("$schema")) {
                problems.collect(() -> row(cidr, node.stringValue())).ifPresent(result::add);
            }
        });
        problems.throwErrors();
        result.addAll(rows);
        result.sort(Comparator.comparingInt((Row row) -> row.network().bits()).reversed());
        return new IpCountryTable(result);
    }

    private static Row row(String cidr, String code) {
        String pointer = "/" + cidr.replace("~", "~0").replace("/", "~1");
        String country = iso(code)
                .orElseThrow(() -> new ConfigurationException(
                        pointer + " \"" + code
                                + "\" is not an ISO 3166-1 alpha-2 code; allowed are codes such as \"US\"",
                        pointer));
        return new Row(CidrBlock.of(cidr), country);
    }

    /**
     * @param address an IP address literal, with or without brackets and port
     * @return its country, empty if it is unknown or the text is not an address
     */
    public Optional<String> country(String address) {
        return CidrBlock.address(bare(address)).flatMap(this::country);
    }

    private Optional<String> country(byte[] address) {
        return rows.stream()
                .filter(row -> row.network().contains(address))
                .map(Row::country)
                .findFirst();
    }

    /**
     * @param code a text
     * @return the code in upper case, empty if it is not ISO 3166-1 alpha-2
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
