package dev.mockssp.pact;

import static java.util.Objects.requireNonNull;

import dev.mockssp.wire.MalformedJsonException;
import dev.mockssp.wire.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/** A Pact Broker. */
public final class Broker {

    private final BrokerAddress address;

    /** @param address where it is, and how to be let in */
    public Broker(BrokerAddress address) {
        this.address = requireNonNull(address, "address");
    }

    /**
     * Publishes a pact.
     *
     * @param file the pact
     * @param publication under what
     * @return one line for a person
     * @throws PublishException when it is not published; says why, and never a secret
     * @throws UnsupportedOperationException when Pact JVM is not on the class path
     */
    public String publish(Path file, Publication publication) {
        PactLibrary.requireClient();
        JsonNode pact = read(file);
        String parties = name(file, pact, "consumer") + " and " + name(file, pact, "provider");
        new BrokerClient(address).upload(file, publication);
        return "published the pact of " + parties + ", version " + publication.version() + ", at " + address.url();
    }

    private static JsonNode read(Path file) {
        try {
            return Wire.read(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new PublishException(file + " does not exist", e);
        } catch (IOException e) {
            throw new PublishException(file + " cannot be read: " + e.getMessage(), e);
        } catch (MalformedJsonException e) {
            throw new PublishException(file + " is no pact: " + e.getMessage(), e);
        }
    }

    private static String name(Path file, JsonNode pact, String party) {
        return pact.at("/" + party + "/name")
                .stringValueOpt()
                .filter(name -> !name.isBlank())
                .orElseThrow(() -> new PublishException(file + " is no pact: /" + party + "/name is missing"));
    }
}
