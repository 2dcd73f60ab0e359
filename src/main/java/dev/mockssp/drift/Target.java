package dev.mockssp.drift;

import dev.mockssp.contract.Contract;
import dev.mockssp.contract.Interaction;
import dev.mockssp.contract.Provider;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.engine.redaction.RejectedKeys;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The server to check, and what to ask it with.
 *
 * @param base where its endpoints are, without a slash at the end
 * @param key the key of the bid request
 * @param legacyKey the key of the legacy endpoint
 * @param states where it takes provider states, empty when it takes none
 * @param origin a web origin that is registered there, for what pages need; empty when none is known
 * @param ca a PEM file of certificates to trust there
 * @param productionMeant whether a production key is meant to be used
 * @param production whether the keys are known to be production keys
 */
public record Target(
        URI base,
        String key,
        String legacyKey,
        Optional<URI> states,
        Optional<String> origin,
        Optional<Path> ca,
        boolean productionMeant,
        boolean production) {

    private static final String PRODUCTION = "production";
    private static final String MARK = "=" + PRODUCTION;
    private static final String STAGING_MARK = "=staging";

    /** @throws ConfigurationException when it says of a key that it is a production key, and none is meant to be used */
    public Target {
        if (production && !productionMeant) {
            throw new ConfigurationException(
                    "the key is a production key, whose ads count for money: use a staging key,"
                            + " or say --i-know-this-is-production");
        }
    }

    /**
     * @param key a key; may say its environment, as in {@code NAME=production}
     * @param legacyKey the same for the legacy endpoint
     * @param origin a web origin that is registered there; a server that takes states has that of the contract
     * @throws ConfigurationException as the constructor
     */
    public static Target of(
            URI base,
            String key,
            String legacyKey,
            Optional<URI> states,
            Optional<String> origin,
            Optional<Path> ca,
            boolean productionMeant) {
        boolean production = saysProduction(key) || saysProduction(legacyKey);
        Optional<String> registered = origin.or(() -> states.map(url -> Contract.REGISTERED_ORIGIN));
        return new Target(base, bare(key), bare(legacyKey), states, registered, ca, productionMeant, production);
    }

    private static boolean saysProduction(String key) {
        String name = key.toLowerCase(Locale.ROOT);
        return name.startsWith(PRODUCTION) || name.endsWith(MARK);
    }

    private static String bare(String key) {
        String mark = key.endsWith(MARK) ? MARK : key.endsWith(STAGING_MARK) ? STAGING_MARK : "";
        return key.substring(0, key.length() - mark.length());
    }

    /** @return where it is; never the keys */
    @Override
    public String toString() {
        return base.toString();
    }

    String key(Provider provider) {
        return provider == Provider.LEGACY ? legacyKey : key;
    }

    /** @return what is missing to send an interaction, empty when nothing is */
    Optional<String> lacks(Interaction interaction) {
        boolean registered = interaction
                .request()
                .origin()
                .filter(Contract.REGISTERED_ORIGIN::equals)
                .isPresent();
        return registered && origin.isEmpty()
                ? Optional.of("it needs a web origin that is registered there; --origin names one")
                : Optional.empty();
    }

    /** @return what blanks the keys in whatever the target repeats */
    RejectedKeys keys() {
        return RejectedKeys.of(List.of(key, legacyKey));
    }
}
