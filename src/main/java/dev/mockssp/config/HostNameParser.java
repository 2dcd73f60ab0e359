package dev.mockssp.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Parses the host names that clients use for the mock server. The results are in lower case. */
final class HostNameParser {

    private static final String LABEL = "[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?";
    private static final Pattern DNS_NAME = Pattern.compile("(?=.{1,253}$)" + LABEL + "(\\." + LABEL + ")*");
    private static final String BYTE = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern IPV4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");

    private HostNameParser() {}

    /** Parses a host name or an IP address. A dot at the end is removed. */
    static String name(OptionValue value) {
        String text = value.text().toLowerCase(Locale.ROOT);
        String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        if (!isName(name)) {
            throw value.invalid("a host name without scheme, port and wildcard, such as mock.ads.example");
        }
        return name;
    }

    /** Parses a host name, an IP address, or a wildcard for the names below a domain. */
    static String nameOrWildcard(OptionValue value) {
        String name = value.text().toLowerCase(Locale.ROOT);
        if (!isName(name.startsWith("*.") ? name.substring(2) : name)) {
            throw value.invalid(
                    "a host name or an IP address such as ads.example, *.ads.example, 192.0.2.1 or 2001:db8::1");
        }
        return name;
    }

    /** Returns whether a text is a host name or an IP address. */
    static boolean isName(String text) {
        if (text.indexOf(':') >= 0 || text.matches("[0-9.]+")) {
            return isAddress(text);
        }
        return DNS_NAME.matcher(text).matches();
    }

    /** No name service is asked: Java takes every text with a colon for an address. */
    private static boolean isAddress(String text) {
        if (text.indexOf(':') < 0) {
            return IPV4.matcher(text).matches();
        }
        try {
            return text.matches("[0-9a-f:.]+") && InetAddress.getByName(text) != null;
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
