package dev.mockssp.pact;

import static java.util.Objects.requireNonNull;

import java.net.URI;
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

    /** A text without the secrets, should they be in it. */
    String masked(String text) {
        return Stream.of(token, password)
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
