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
 * The server to check, with keys and options.
 *
 * @param base the base URL of its endpoints, without a slash at the end
 * @param key the API key of the bid request
 * @param legacyKey the API key of the legacy endpoint
 * @param states the URL for provider states; empty when it has none
 * @param origin a web origin that is registered there, for the requests of pages; empty when none is known
 * @param ca a PEM file of certificates to trust
 * @param productionAllowed whether production keys are allowed
 * @param production whether the keys are known to be production keys
 */
public record Target(
        URI base,
        String key,
        String legacyKey,
        Optional<URI> states,
        Optional<String> origin,
        Optional<Path> ca,
        boolean productionAllowed,
        boolean production) {

    private static final String PRODUCTION = "production";
    private static final String PRODUCTION_SUFFIX = "=" + PRODUCTION;
    private static final String STAGING_SUFFIX = "=staging";

    /**
     * @throws ConfigurationException when a key is declared as a production key, but production keys are not allowed
     */
    public Target {
        if (production && !productionAllowed) {
            throw new ConfigurationException("the key is a production key, whose ads are billed: use a staging key,"
                    + " or pass --i-know-this-is-production");
        }
    }

    /**
     * @param key an API key, optionally with its environment, as in {@code NAME=production}
     * @param legacyKey the same for the legacy endpoint
     * @param origin a web origin that is registered there; targets with provider states have that of the contract
     * @throws ConfigurationException as the constructor
     */
    public static Target of(
            URI base,
            String key,
            String legacyKey,
            Optional<URI> states,
            Optional<String> origin,
            Optional<Path> ca,
            boolean productionAllowed) {
        boolean production = isProduction(key) || isProduction(legacyKey);
        Optional<String> registered = origin.or(() -> states.map(url -> Contract.REGISTERED_ORIGIN));
        return new Target(
                base,
                withoutEnvironment(key),
                withoutEnvironment(legacyKey),
                states,
                registered,
                ca,
                productionAllowed,
                production);
    }

    private static boolean isProduction(String key) {
        String name = key.toLowerCase(Locale.ROOT);
        return name.startsWith(PRODUCTION) || name.endsWith(PRODUCTION_SUFFIX);
    }

    private static String withoutEnvironment(String key) {
        String mark = key.endsWith(PRODUCTION_SUFFIX)
                ? PRODUCTION_SUFFIX
                : key.endsWith(STAGING_SUFFIX) ? STAGING_SUFFIX : "";
        return key.substring(0, key.length() - mark.length());
    }

    /** @return the base URL, without the keys */
    @Override
    public String toString() {
        return base.toString();
    }

    String key(Provider provider) {
        return provider == Provider.LEGACY ? legacyKey : key;
    }

    /** @return what is missing to send an interaction; empty when nothing is */
    Optional<String> missingFor(Interaction interaction) {
        boolean registered = interaction
                .request()
                .origin()
                .filter(Contract.REGISTERED_ORIGIN::equals)
                .isPresent();
        return registered && origin.isEmpty()
                ? Optional.of("it needs a web origin that is registered at the target; set --origin")
                : Optional.empty();
    }

    /** @return removes the keys from text of the target */
    RejectedKeys keys() {
        return RejectedKeys.of(List.of(key, legacyKey));
    }
}
