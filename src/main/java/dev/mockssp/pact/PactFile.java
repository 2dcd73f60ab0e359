package dev.mockssp.pact;

import static java.util.Objects.requireNonNull;

import dev.mockssp.contract.Provider;
import java.text.Normalizer;

/**
 * A contract as a Pact file.
 *
 * @param consumer the publisher
 * @param provider who is asked
 * @param json the file's text
 */
public record PactFile(String consumer, Provider provider, String json) {

    public PactFile {
        requireNonNull(consumer, "consumer");
        requireNonNull(provider, "provider");
        requireNonNull(json, "json");
    }

    /**
     * @return the name that Pact's tools give such a file, such as {@code publisher-thrads-ssp.json}; what no file
     *     system takes is replaced, and letters of all languages stay
     */
    public String name() {
        return Normalizer.normalize(consumer, Normalizer.Form.NFC).replaceAll("[^\\p{L}\\p{M}\\p{N}._ -]", "_") + "-"
                + provider.label() + ".json";
    }
}
