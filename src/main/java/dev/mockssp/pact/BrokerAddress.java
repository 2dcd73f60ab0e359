package dev.mockssp.pact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Pact Broker and how to be let in.
 *
 * @param url where its index is
 * @param token a bearer token
 * @param user a name for basic authentication
 * @param password the password of that name
 */
public record BrokerAddress(URI url, Optional<String> token, Optional<String> user, Optional<String> password) {

    /** @throws IllegalArgumentException when there are both a token and a user, or half of the latter */
    public BrokerAddress {
        requireNonNull(url, "url");
        if (user.isPresent() != password.isPresent() || user.isPresent() && token.isPresent()) {
            throw new IllegalArgumentException("a token, or a user and a password");
        }
    }

    /** Whether there is anything to be let in by. */
    boolean hasCredential() {
        return token.isPresent() || user.isPresent();
    }

    /** The header that lets in. */
    Optional<String> authorization() {
        return token.map(secret -> "Bearer " + secret).or(() -> basic().map(secret -> "Basic " + secret));
    }

    private Optional<String> basic() {
        return user.map(
                name -> Base64.getEncoder().encodeToString((name + ":" + password.orElseThrow()).getBytes(UTF_8)));
    }

    /** Scheme, host and port of a URL, the port of the scheme left out. */
    static String origin(URI url) {
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        boolean usual = url.getPort() == (scheme.equals("https") ? 443 : 80);
        String port = url.getPort() < 0 || usual ? "" : ":" + url.getPort();
        return scheme + "://" + String.valueOf(url.getHost()).toLowerCase(Locale.ROOT) + port;
    }

    /**
     * A link of a broker behind a proxy that ends TLS often says http. Where host and port are those of this address,
     * https is meant: the request goes to this address, and never without TLS.
     *
     * @return the same place at this address, or the link as it is where it leads elsewhere
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

    /** A link without a port means the usual one, of whichever scheme. */
    private boolean hasPortOf(URI link) {
        boolean usual = url.getPort() < 0 || url.getPort() == 443;
        return usual ? List.of(-1, 80, 443).contains(link.getPort()) : url.getPort() == link.getPort();
    }

    /** A text without the secrets, should they be in it. */
    String masked(String text) {
        return Stream.of(token, password, basic())
                .flatMap(Optional::stream)
                .filter(secret -> !secret.isEmpty())
                .reduce(text, (shown, secret) -> shown.replace(secret, "***"));
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "BrokerAddress[" + url + "]";
    }
}
