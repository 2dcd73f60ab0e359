package dev.mockssp.pact;

import static java.util.Objects.requireNonNull;

import dev.mockssp.contract.Provider;

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

    /** @return the name that Pact's tools give such a file, such as {@code publisher-thrads-ssp.json} */
    public String name() {
        return consumer.replaceAll("[^A-Za-z0-9._ -]", "_") + "-" + provider.label() + ".json";
    }
}
