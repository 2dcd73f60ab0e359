package dev.mockssp.config;

import dev.mockssp.core.ConfigurationException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads hosts, web origins and the public URL. */
final class UrlParser {

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:%-]+");
    private static final Pattern ORIGIN =
            Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::(\\d{1,5}))?");

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "0.0.0.0");

    private UrlParser() {}

    /** A host name or an IP address; the brackets that URLs put around IPv6 are dropped. */
    static String host(OptionValue given) {
        String text = given.text();
        String host = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        if (!HOST.matcher(host).matches()) {
            throw given.wrong("a host name or an IP address such as 127.0.0.1, 0.0.0.0 or ::1");
        }
        return host;
    }

    /** An origin as browsers send it: in lower case and without the scheme's own port. */
    static String origin(OptionValue given) {
        if (given.text().contains("*")) {
            throw given.refused("has a wildcard, which is not supported because the vendor registers single origins;"
                    + " expected an origin such as https://shop.example, one for each option");
        }
        Matcher matcher = ORIGIN.matcher(given.text());
        if (!matcher.matches() || (matcher.group(3) != null && !isPort(matcher.group(3)))) {
            throw given.wrong("an origin scheme://host[:port] without a path, such as https://shop.example");
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
        boolean own = (scheme.equals("http") && port == 80) || (scheme.equals("https") && port == 443);
        return own ? "" : ":" + port;
    }

    /** The real service, which must not be the double that is about to listen: it would ask itself for ever. */
    static URI upstream(OptionValue given, OptionValue host, List<OptionValue> ports) {
        URI url = publicUrl(given);
        boolean here = url.getHost().equalsIgnoreCase(host(host)) || LOOPBACK.contains(url.getHost());
        String port = Integer.toString(url.getPort());
        if (here && ports.stream().anyMatch(own -> own.text().equals(port))) {
            throw given.refused("is this double itself; expected the address of another service");
        }
        return url;
    }

    /** An absolute http(s) URL, without the slash at its end. */
    static URI publicUrl(OptionValue given) {
        if (given.text().contains("@")) {
            // a complaint never repeats the password
            throw new ConfigurationException(given.place()
                    + ": a URL with user information (what stands before the @) is not taken; expected such as"
                    + " https://ads.example");
        }
        try {
            URI url = new URI(given.text().replaceFirst("/+$", ""));
            if (isWeb(url)) {
                return url;
            }
        } catch (URISyntaxException e) {
            // said below
        }
        throw given.wrong("an absolute http or https URL without query and fragment, such as https://ads.example");
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
