package dev.mockssp.pact;

import static java.util.Objects.requireNonNull;

import dev.mockssp.contract.Provider;
import java.text.Normalizer;

/**
 * A contract as a Pact file.
 *
 * @param consumer the name of the publisher
 * @param provider the provider
 * @param json the content of the file
 */
public record PactFile(String consumer, Provider provider, String json) {

    public PactFile {
        requireNonNull(consumer, "consumer");
        requireNonNull(provider, "provider");
        requireNonNull(json, "json");
    }

    /**
     * @return the file name that Pact's tools use, such as {@code publisher-thrads-ssp.json}; characters that a file
     *     system may not allow are replaced, letters of all languages stay
     */
    public String name() {
        return Normalizer.normalize(consumer, Normalizer.Form.NFC).replaceAll("[^\\p{L}\\p{M}\\p{N}._ -]", "_") + "-"
                + provider.label() + ".json";
    }
}
