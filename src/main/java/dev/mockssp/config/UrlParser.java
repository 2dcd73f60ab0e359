package dev.mockssp.config;

import dev.mockssp.core.ConfigurationException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses hosts, web origins and URLs, of all commands. */
public final class UrlParser {

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:%-]+");
    private static final Pattern ORIGIN =
            Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::(\\d{1,5}))?");

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "0.0.0.0");

    private UrlParser() {}

    /** Parses a host name or an IP address. The brackets of an IPv6 address in a URL are removed. */
    static String host(OptionValue value) {
        String text = value.text();
        String host = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        if (!HOST.matcher(host).matches()) {
            throw value.invalid("a host name or an IP address such as 127.0.0.1, 0.0.0.0 or ::1");
        }
        return host;
    }

    /** Parses an origin. The result is what browsers send: in lower case and without the default port. */
    static String origin(OptionValue value) {
        if (value.text().contains("*")) {
            throw value.error("has a wildcard, which the vendor does not support either;"
                    + " expected one origin for each option, such as https://shop.example");
        }
        Matcher matcher = ORIGIN.matcher(value.text());
        if (!matcher.matches() || (matcher.group(3) != null && !isPort(matcher.group(3)))) {
            throw value.invalid("an origin scheme://host[:port] without a path, such as https://shop.example");
        }
        String scheme = matcher.group(1).toLowerCase(Locale.ROOT);
        String host = matcher.group(2).toLowerCase(Locale.ROOT);
        return scheme + "://" + host + port(scheme, matcher.group(3));
    }

    private static boolean isPort(String digits) {
        return Integer.parseInt(digits) <= 65535;
    }

    private static String port(String scheme, String digits) {
        if (digits == null) {
            return "";
        }
        int port = Integer.parseInt(digits);
        boolean isDefault = (scheme.equals("http") && port == 80) || (scheme.equals("https") && port == 443);
        return isDefault ? "" : ":" + port;
    }

    /**
     * Parses the URL of the upstream. The mock server's own URL is rejected: it would forward requests to itself
     * forever.
     *
     * @param ports the ports of this mock server
     */
    static URI upstream(OptionValue value, OptionValue host, List<OptionValue> ports) {
        URI url = publicUrl(value);
        boolean local = url.getHost().equalsIgnoreCase(host(host)) || LOOPBACK.contains(url.getHost());
        String port = Integer.toString(url.getPort());
        if (local && ports.stream().anyMatch(own -> own.text().equals(port))) {
            throw value.error("is the URL of this mock server itself; expected the URL of another service");
        }
        return url;
    }

    /**
     * @param place the option and its source, as at the start of an error message
     * @param text the value as the user wrote it
     * @return an absolute http or https URL that paths can be appended to, without a slash at the end
     * @throws ConfigurationException if it is no such URL, or has user information, a query or a fragment
     */
    public static URI baseUrl(String place, String text) {
        return publicUrl(OptionValue.of(place, text));
    }

    /**
     * @param place the option and its source, as at the start of an error message
     * @param text the value as the user wrote it
     * @return an absolute http or https URL, which may have a query
     * @throws ConfigurationException if it is no such URL, or has user information or a fragment
     */
    public static URI url(String place, String text) {
        OptionValue value = OptionValue.of(place, text);
        return web(value)
                .filter(url -> isReachable(url) && url.getRawFragment() == null)
                .orElseThrow(() -> value.invalid(
                        "an absolute http or https URL without a fragment, such as https://ads.example/a"));
    }

    /**
     * @param place the option and its source, as at the start of an error message
     * @param text the value as the user wrote it
     * @return an absolute http or https URL for people, which may have a query and a fragment
     * @throws ConfigurationException if it is no such URL, or has user information
     */
    public static URI page(String place, String text) {
        OptionValue value = OptionValue.of(place, text);
        return web(value)
                .orElseThrow(() -> value.invalid("an absolute http or https URL such as https://ci.example/builds/7"));
    }

    /**
     * @param place the option and its source, as at the start of an error message
     * @param text the value as the user wrote it
     * @return a web origin as browsers send it: in lower case and without the default port
     * @throws ConfigurationException if it is no web origin
     */
    public static String origin(String place, String text) {
        return origin(OptionValue.of(place, text));
    }

    /** Parses an absolute http or https URL. Slashes at its end are removed. */
    static URI publicUrl(OptionValue value) {
        return web(value)
                .filter(url -> isReachable(url) && url.getRawQuery() == null && url.getRawFragment() == null)
                .map(url -> URI.create(url.toString().replaceFirst("/+$", "")))
                .orElseThrow(() -> value.invalid(
                        "an absolute http or https URL without query and fragment, such as https://ads.example"));
    }

    /** Parses an absolute http or https URL; empty if it is none. */
    private static Optional<URI> web(OptionValue value) {
        Optional<URI> url = uri(value.text()).filter(UrlParser::isWeb);
        boolean isPlain = url.isPresent() && !url.get().getRawAuthority().contains("@");
        if (!isPlain && value.text().contains("@")) {
            throw value.errorWithoutText(
                    "a URL with user information (the part before the @) is not allowed; expected one"
                            + " such as https://ads.example");
        }
        return url;
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isWeb(URI url) {
        boolean http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        return http && url.getRawAuthority() != null;
    }

    /** Java cannot send requests to some hosts that browsers accept, such as {@code build_server}. */
    private static boolean isReachable(URI url) {
        return url.getHost() != null && url.getPort() != 0 && url.getPort() <= 65535;
    }
}
