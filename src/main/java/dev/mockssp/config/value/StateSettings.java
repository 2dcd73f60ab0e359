package dev.mockssp.config.value;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where several servers share their state. {@link #toString} and {@link #address} have no password.
 *
 * @param url the URL of a Valkey or Redis server, valid by {@code config.StateParser}; may have a password, so do not log it
 * @param prefix the name that the keys of this state begin with
 * @param ca a PEM file of certificates to trust at the server, in addition to those that Java trusts
 */
public record StateSettings(URI url, String prefix, Optional<Path> ca) {

    private static final int DEFAULT_PORT = 6379;

    public StateSettings {
        requireNonNull(url, "url");
        requireNonNull(prefix, "prefix");
        requireNonNull(ca, "ca");
    }

    /** @return whether connections use TLS */
    public boolean tls() {
        return url.getScheme().equalsIgnoreCase("rediss");
    }

    /** @return a host name or an IP address, without brackets */
    public String host() {
        return url.getHost().replaceAll("[\\[\\]]", "");
    }

    /** @return the port, by default 6379 */
    public int port() {
        return url.getPort() == -1 ? DEFAULT_PORT : url.getPort();
    }

    /** @return the number of the database, by default 0 */
    public int database() {
        String number = url.getRawPath().replace("/", "");
        return number.isEmpty() ? 0 : Integer.parseInt(number);
    }

    /** @return the user to log in as; empty for the default user */
    public Optional<String> user() {
        return userInfo()
                .map(info -> decoded(info.substring(0, info.indexOf(':'))))
                .filter(user -> !user.isEmpty());
    }

    /** @return the password to log in with; empty if the server needs none */
    public Optional<String> password() {
        return userInfo().map(info -> decoded(info.substring(info.indexOf(':') + 1)));
    }

    private Optional<String> userInfo() {
        return Optional.ofNullable(url.getRawUserInfo());
    }

    private static String decoded(String text) {
        // in the user information of a URL, a plus is a plus
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** @return the URL without user and password, for people */
    public String address() {
        return (tls() ? "rediss://" : "redis://") + url.getHost() + ":" + port() + "/" + database();
    }

    @Override
    public String toString() {
        return "StateSettings[" + address() + ", prefix=" + prefix + ", ca=" + ca + "]";
    }
}
