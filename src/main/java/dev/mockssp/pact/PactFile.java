package dev.mockssp.pact;

import static java.util.Objects.requireNonNull;

import dev.mockssp.contract.Provider;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A contract as a Pact file.
 *
 * @param consumer the name of the publisher
 * @param provider the provider
 * @param json the content of the file
 */
public record PactFile(String consumer, Provider provider, String json) {

    private static final Pattern UNSAFE = Pattern.compile("[^\\p{L}\\p{M}\\p{N}._ -]");

    public PactFile {
        requireNonNull(consumer, "consumer");
        requireNonNull(provider, "provider");
        requireNonNull(json, "json");
    }

    /**
     * @return the file name that Pact's tools use, such as {@code publisher-thrads-ssp.json}; characters that a file
     *     system may not allow are percent-encoded, so that each consumer has a file of its own; letters of all
     *     languages stay
     */
    public String name() {
        String composed = Normalizer.normalize(consumer, Normalizer.Form.NFC);
        String encoded = UNSAFE.matcher(composed).replaceAll(unsafe -> percentEncoded(unsafe.group()));
        return encoded + "-" + provider.label() + ".json";
    }

    private static String percentEncoded(String text) {
        return HexFormat.of().withPrefix("%").withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
