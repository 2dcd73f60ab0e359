package dev.mockssp.server;

import static java.util.Objects.requireNonNull;

import dev.mockssp.core.HttpHandler;
import dev.mockssp.core.Request;
import io.javalin.config.RoutesConfig;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What a server serves.
 *
 * @param vendor answers every request, of any method, that is for none of the others
 * @param waits whether an answer may wait for somebody else, such as the real service, a disk, or who reads a log; then it
 *     needs a thread of its own
 * @param clock says when a request arrived
 * @param bodyLimit the longest request body to the vendor that is kept, in bytes
 * @param documents the bytes of {@code /openapi.json} and of each path under {@code /schemas/}
 * @param routes add routes under {@code /__admin}, each in its turn; that, all below it and the health are theirs alone
 */
public record ServerSpec(
        HttpHandler vendor,
        boolean waits,
        InstantSource clock,
        int bodyLimit,
        Function<Request, Optional<byte[]>> documents,
        List<Consumer<RoutesConfig>> routes) {

    /** @throws IllegalArgumentException when the limit is negative */
    public ServerSpec {
        requireNonNull(vendor, "vendor");
        requireNonNull(clock, "clock");
        requireNonNull(documents, "documents");
        routes = List.copyOf(routes);
        if (bodyLimit < 0) {
            throw new IllegalArgumentException("a body limit of " + bodyLimit + " bytes");
        }
    }

    /** A site whose responses never wait. */
    public ServerSpec(
            HttpHandler vendor,
            InstantSource clock,
            int bodyLimit,
            Function<Request, Optional<byte[]>> documents,
            List<Consumer<RoutesConfig>> routes) {
        this(vendor, false, clock, bodyLimit, documents, routes);
    }
}
