package dev.mockssp.http;

import dev.mockssp.exchange.ConfigurationException;
import dev.mockssp.wire.Wire;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The routes under {@code /__admin/pacts}: the contract as Pact files, each made when somebody asks for it. */
public final class AdminPacts implements Consumer<RoutesConfig> {

    private static final String PATH = "/__admin/pacts";
    private static final String CONSUMER = "consumer";
    private static final String SPEC = "spec";
    private static final String NOBODY = "publisher";

    /** Where the pacts come from. */
    public interface Source {
        /** @return the names of the providers */
        List<String> providers();

        /** @return the versions of the specification, the usual one first */
        List<String> specs();

        /**
         * @param consumer the publisher
         * @param provider one of the providers
         * @param spec one of the versions
         * @return the text of the file
         * @throws UnsupportedOperationException when the library that it takes is not there; says what to add
         * @throws ConfigurationException when the scenarios that are in force make no contract
         */
        String json(String consumer, String provider, String spec);
    }

    private final Source source;

    /** @param source where the pacts come from */
    public AdminPacts(Source source) {
        this.source = source;
    }

    @Override
    public void accept(RoutesConfig routes) {
        routes.get(PATH, this::list);
        routes.get(PATH + "/{provider}.json", this::one);
    }

    private void list(Context ctx) {
        String consumer = consumer(Queries.only(ctx, CONSUMER));
        ObjectNode answer = Wire.MAPPER.createObjectNode().put(CONSUMER, consumer);
        ArrayNode pacts = answer.putArray("pacts");
        for (String provider : source.providers()) {
            for (String spec : source.specs()) {
                pacts.addObject()
                        .put("provider", provider)
                        .put(SPEC, spec)
                        .put(
                                "href",
                                PATH + "/" + provider + ".json?" + CONSUMER + "=" + encoded(consumer) + "&" + SPEC + "="
                                        + spec);
            }
        }
        Answers.json(ctx, answer);
    }

    private void one(Context ctx) {
        String consumer = consumer(Queries.only(ctx, CONSUMER, SPEC));
        String provider = ctx.pathParam("provider");
        if (!source.providers().contains(provider)) {
            throw Problem.of(404, "No provider is called \"" + provider + "\"")
                    .coded("unknown-provider")
                    .allowing(source.providers())
                    .thrown();
        }
        String spec =
                Optional.ofNullable(ctx.queryParam(SPEC)).orElse(source.specs().get(0));
        if (!source.specs().contains(spec)) {
            throw Problem.invalid("spec must be a version of the Pact specification, was \"" + spec + "\"")
                    .allowing(source.specs())
                    .thrown();
        }
        ctx.contentType("application/json").header("Cache-Control", "no-store").result(json(consumer, provider, spec));
    }

    private String json(String consumer, String provider, String spec) {
        try {
            return source.json(consumer, provider, spec);
        } catch (UnsupportedOperationException e) {
            throw Problem.of(501, e.getMessage()).coded("pact-jvm-missing").thrown();
        } catch (ConfigurationException e) {
            throw Problem.of(409, e.getMessage()).coded("no-contract").thrown();
        }
    }

    private static String consumer(Context ctx) {
        String consumer = Optional.ofNullable(ctx.queryParam(CONSUMER)).orElse(NOBODY);
        if (consumer.isBlank()) {
            throw Problem.invalid("consumer must be the publisher's name, was empty")
                    .thrown();
        }
        return consumer;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
