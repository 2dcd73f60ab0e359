package dev.mockssp.pact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.mockssp.json.Json;
import dev.mockssp.json.MalformedJsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/**
 * A pact that can be published, whoever wrote it.
 *
 * @param from where it was read, for a person
 * @param consumer who asks
 * @param provider who is asked
 * @param text the file as it is, in UTF-8
 * @param json the same, read
 */
public record PublishablePact(String from, String consumer, String provider, String text, JsonNode json) {

    public PublishablePact {
        requireNonNull(from, "from");
        requireNonNull(consumer, "consumer");
        requireNonNull(provider, "provider");
        requireNonNull(text, "text");
        requireNonNull(json, "json");
    }

    /**
     * @param file a pact that was just made
     * @return the same, to publish
     */
    public static PublishablePact of(PactFile file) {
        return of(file.name(), file.json().getBytes(UTF_8));
    }

    /**
     * @param file a Pact file
     * @return the pact in it
     * @throws PublishException when there is none, or one without any interaction
     */
    public static PublishablePact read(Path file) {
        try {
            return of(file.toString(), Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new PublishException(file + " does not exist", e);
        } catch (IOException e) {
            throw new PublishException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static PublishablePact of(String from, byte[] bytes) {
        try {
            JsonNode json = Json.read(bytes);
            String consumer = name(from, json, "consumer");
            String provider = name(from, json, "provider");
            if (json.path("interactions").isEmpty() && json.path("messages").isEmpty()) {
                throw new PublishException(from + " is a pact without any interaction: there is nothing to publish");
            }
            return new PublishablePact(from, consumer, provider, new String(bytes, UTF_8), json);
        } catch (MalformedJsonException e) {
            throw new PublishException(from + " is no pact: " + e.getMessage(), e);
        }
    }

    private static String name(String from, JsonNode pact, String party) {
        return pact.at("/" + party + "/name")
                .stringValueOpt()
                .filter(name -> !name.isBlank())
                .orElseThrow(() -> new PublishException(from + " is no pact: /" + party + "/name is missing"));
    }

    /** @return both parties, which a broker knows it by */
    public String parties() {
        return consumer + " and " + provider;
    }
}
