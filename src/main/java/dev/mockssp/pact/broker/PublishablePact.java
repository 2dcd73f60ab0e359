package dev.mockssp.pact.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.mockssp.core.text.ByteOrderMark;
import dev.mockssp.json.Json;
import dev.mockssp.json.MalformedJsonException;
import dev.mockssp.pact.PactFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/**
 * A pact to publish, from any tool.
 *
 * @param from where it was read from, human-readable
 * @param consumer the consumer's name
 * @param provider the provider's name
 * @param text the file's content
 * @param json the parsed content
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
     * @param file a generated pact
     * @return the pact to publish
     */
    public static PublishablePact of(PactFile file) {
        return of(file.name(), file.json().getBytes(UTF_8));
    }

    /**
     * @param file a Pact file
     * @return the pact in it
     * @throws PublishException when the file is not a pact or has no interactions
     */
    public static PublishablePact read(Path file) {
        try {
            return of(file.toString(), ByteOrderMark.readFile(file));
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
                throw new PublishException(from + " is a pact without interactions, so there is nothing to publish");
            }
            return new PublishablePact(from, consumer, provider, new String(bytes, UTF_8), json);
        } catch (MalformedJsonException e) {
            throw new PublishException(from + " is not a pact: " + e.getMessage(), e);
        }
    }

    private static String name(String from, JsonNode pact, String party) {
        return pact.at("/" + party + "/name")
                .stringValueOpt()
                .filter(name -> !name.isBlank())
                .orElseThrow(() -> new PublishException(from + " is not a pact: /" + party + "/name is missing"));
    }

    /** @return the names of consumer and provider, which identify it in a broker */
    public String parties() {
        return consumer + " and " + provider;
    }
}
