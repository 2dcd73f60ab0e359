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
 * What a {@link JavalinServer} serves.
 *
 * @param vendor handles all requests that are neither for the admin API nor for a page
 * @param mayBlock whether the vendor handler may wait, for example for the upstream, the disk, or the reader of the
 *     log; its requests then run on a separate thread pool
 * @param clock the clock for the arrival of requests
 * @param bodyLimit the maximum length of a vendor request's body that is kept, in bytes
 * @param documents the content of {@code /openapi.json} and of the paths under {@code /schemas/}
 * @param routes add the routes of the admin API, in this order
 */
public record ServerSpec(
        HttpHandler vendor,
        boolean mayBlock,
        InstantSource clock,
        int bodyLimit,
        Function<Request, Optional<byte[]>> documents,
        List<Consumer<RoutesConfig>> routes) {

    /** @throws IllegalArgumentException if the body limit is negative */
    public ServerSpec {
        requireNonNull(vendor, "vendor");
        requireNonNull(clock, "clock");
        requireNonNull(documents, "documents");
        routes = List.copyOf(routes);
        if (bodyLimit < 0) {
            throw new IllegalArgumentException("the body limit must not be negative, was " + bodyLimit);
        }
    }

    /** A server whose vendor handler never blocks. */
    public ServerSpec(
            HttpHandler vendor,
            InstantSource clock,
            int bodyLimit,
            Function<Request, Optional<byte[]>> documents,
            List<Consumer<RoutesConfig>> routes) {
        this(vendor, false, clock, bodyLimit, documents, routes);
    }
}
