package dev.mockssp.server.admin;

import dev.mockssp.core.ConfigurationException;
import dev.mockssp.json.Json;
import dev.mockssp.server.rest.ApiError;
import dev.mockssp.server.rest.JsonResponses;
import dev.mockssp.server.rest.QueryParams;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The routes under {@code /__admin/pacts}: the contract as Pact files. Each file is generated on request. */
public final class PactsController implements Consumer<RoutesConfig> {

    private static final String PATH = "/__admin/pacts";
    private static final String CONSUMER = "consumer";
    private static final String SPEC = "spec";
    private static final String REVISION = "revision";
    private static final String NO_CONSUMER = "publisher";

    /** Generates the pacts. */
    public interface Source {
        /** @return the names of the providers */
        List<String> providers();

        /** @return the versions of the Pact specification, the default first */
        List<String> specs();

        /** @return the revisions of the vendor API, the default first */
        List<String> revisions();

        /**
         * @param consumer the name of the consumer
         * @param provider one of the providers
         * @param spec one of the versions
         * @param revision one of the revisions
         * @return the content of the Pact file
         * @throws UnsupportedOperationException if the Pact library is not on the class path; the message says what to
         *     add
         * @throws ConfigurationException if no contract can be derived from the active scenarios and campaigns
         */
        String json(String consumer, String provider, String spec, String revision);
    }

    private final Source source;

    /** @param source generates the pacts */
    public PactsController(Source source) {
        this.source = source;
    }

    @Override
    public void accept(RoutesConfig routes) {
        CheckedRoutes api = new CheckedRoutes(routes);
        api.get(PATH, this::list, List.of(CONSUMER, REVISION));
        api.get(PATH + "/{provider}.json", this::one, List.of(CONSUMER, SPEC, REVISION));
    }

    private void list(Context ctx, QueryParams query) {
        String consumer = consumer(query);
        String revision = revision(query);
        ObjectNode json = Json.MAPPER.createObjectNode().put(CONSUMER, consumer).put(REVISION, revision);
        ArrayNode pacts = json.putArray("pacts");
        for (String provider : source.providers()) {
            for (String spec : source.specs()) {
                pacts.addObject()
                        .put("provider", provider)
                        .put(SPEC, spec)
                        .put(
                                "href",
                                PATH + "/" + provider + ".json?" + CONSUMER + "=" + encoded(consumer) + "&" + SPEC + "="
                                        + spec + "&" + REVISION + "=" + revision);
            }
        }
        JsonResponses.json(ctx, json);
    }

    private void one(Context ctx, QueryParams query) {
        String consumer = consumer(query);
        String provider = ctx.pathParam("provider");
        if (!source.providers().contains(provider)) {
            throw ApiError.of(404, "No provider is called \"" + provider + "\"")
                    .withCode("unknown-provider")
                    .withAllowed(source.providers())
                    .toException();
        }
        String spec = query.choice(SPEC, source.specs()).orElse(source.specs().get(0));
        ctx.contentType("application/json")
                .header("Cache-Control", "no-store")
                .result(json(consumer, provider, spec, revision(query)));
    }

    private String revision(QueryParams query) {
        return query.choice(REVISION, source.revisions())
                .orElse(source.revisions().get(0));
    }

    private String json(String consumer, String provider, String spec, String revision) {
        try {
            return source.json(consumer, provider, spec, revision);
        } catch (UnsupportedOperationException e) {
            throw ApiError.of(501, e.getMessage()).withCode("pact-jvm-missing").toException();
        } catch (ConfigurationException e) {
            throw ApiError.of(409, e.getMessage()).withCode("no-contract").toException();
        }
    }

    private static String consumer(QueryParams query) {
        String consumer = query.find(CONSUMER).orElse(NO_CONSUMER);
        if (consumer.isBlank()) {
            throw ApiError.invalid("consumer must be the name of the consumer, was empty")
                    .toException();
        }
        return consumer;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
