package dev.mockssp.pact.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The URL of a Pact Broker and its credential.
 *
 * @param url the URL of its index
 * @param token a bearer token
 * @param user a user name for basic authentication
 * @param password the password of the user
 */
public record BrokerAddress(URI url, Optional<String> token, Optional<String> user, Optional<String> password) {

    /** @throws IllegalArgumentException when there are both a token and a user, or only a user or a password */
    public BrokerAddress {
        requireNonNull(url, "url");
        if (user.isPresent() != password.isPresent() || user.isPresent() && token.isPresent()) {
            throw new IllegalArgumentException("a token, or a user and a password");
        }
    }

    /** Whether there is a token or a user. */
    boolean hasCredential() {
        return token.isPresent() || user.isPresent();
    }

    /** The value of the Authorization header. */
    Optional<String> authorization() {
        return token.map(secret -> "Bearer " + secret).or(() -> basic().map(secret -> "Basic " + secret));
    }

    private Optional<String> basic() {
        return user.map(
                name -> Base64.getEncoder().encodeToString((name + ":" + password.orElseThrow()).getBytes(UTF_8)));
    }

    /** Scheme, host and port of a URL, without the scheme's default port. */
    static String origin(URI url) {
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        boolean usual = url.getPort() == (scheme.equals("https") ? 443 : 80);
        String port = url.getPort() < 0 || usual ? "" : ":" + url.getPort();
        return scheme + "://" + String.valueOf(url.getHost()).toLowerCase(Locale.ROOT) + port;
    }

    /**
     * Links of a broker behind a TLS proxy often have the scheme http. If host and port match this address, https is
     * used, so that no request is sent without TLS.
     *
     * @return the link with the scheme of this address, or the unchanged link when it points elsewhere
     */
    URI secured(URI link) {
        boolean same = "https".equalsIgnoreCase(url.getScheme())
                && "http".equalsIgnoreCase(link.getScheme())
                && url.getHost().equalsIgnoreCase(link.getHost())
                && hasPortOf(link);
        return same
                ? URI.create(url.getScheme() + "://" + url.getRawAuthority()
                        + link.toString()
                                .substring(link.toString().indexOf(link.getRawAuthority())
                                        + link.getRawAuthority().length()))
                : link;
    }

    /** A link without a port means the default port, of either scheme. */
    private boolean hasPortOf(URI link) {
        boolean usual = url.getPort() < 0 || url.getPort() == 443;
        return usual ? List.of(-1, 80, 443).contains(link.getPort()) : url.getPort() == link.getPort();
    }

    /** Removes the secrets from a text. */
    String masked(String text) {
        return Stream.of(token, password, basic())
                .flatMap(Optional::stream)
                .filter(secret -> !secret.isEmpty())
                .reduce(text, (shown, secret) -> shown.replace(secret, "***"));
    }

    /** @return the URL without the secrets */
    @Override
    public String toString() {
        return "BrokerAddress[" + url + "]";
    }
}
