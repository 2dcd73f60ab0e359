package dev.mockssp.config;

import dev.mockssp.core.ConfigurationException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses hosts, web origins and URLs. */
final class UrlParser {

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

    /** Parses an absolute http or https URL. A trailing slash is removed. */
    static URI publicUrl(OptionValue value) {
        if (value.text().contains("@")) {
            // The message must not repeat the password.
            throw new ConfigurationException(value.place()
                    + ": a URL with user information (the part before the @) is not allowed; expected one such as"
                    + " https://ads.example");
        }
        try {
            URI url = new URI(value.text().replaceFirst("/+$", ""));
            if (isWeb(url)) {
                return url;
            }
        } catch (URISyntaxException e) {
            // Reported below.
        }
        throw value.invalid("an absolute http or https URL without query and fragment, such as https://ads.example");
    }

    private static boolean isWeb(URI url) {
        boolean http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        return http
                && url.getHost() != null
                && url.getPort() <= 65535
                && url.getRawUserInfo() == null
                && url.getRawQuery() == null
                && url.getRawFragment() == null;
    }
}
