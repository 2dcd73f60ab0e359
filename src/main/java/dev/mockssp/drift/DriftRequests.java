package dev.mockssp.drift;

import dev.mockssp.contract.Contract;
import dev.mockssp.contract.Interaction;
import dev.mockssp.contract.Provider;
import dev.mockssp.json.Json;
import dev.mockssp.json.MalformedJsonException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Converts the contract's requests to requests to a target, with its address, keys and registered origin. */
final class DriftRequests {

    private final Target target;

    DriftRequests(Target target) {
        this.target = target;
    }

    /** The response contains no tracking URL that may be opened. */
    static final class NoLinkException extends Exception {
        private static final long serialVersionUID = 1L;

        NoLinkException(String reason) {
            super(reason);
        }
    }

    HttpRequest of(Interaction interaction, JsonNode body) {
        Interaction.Request request = interaction.request();
        String query = request.query().isEmpty() ? "" : "?" + request.query();
        return of(interaction, URI.create(target.base() + request.path() + query), body);
    }

    private HttpRequest of(Interaction interaction, URI url, JsonNode body) {
        Interaction.Request request = interaction.request();
        BodyPublisher sent =
                body.isMissingNode() ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(Json.write(body));
        HttpRequest.Builder builder = HttpRequest.newBuilder(url).method(request.method(), sent);
        request.headers().forEach((name, value) -> builder.header(name, value(interaction.provider(), name, value)));
        return builder.build();
    }

    private String value(Provider provider, String name, String value) {
        if (name.equalsIgnoreCase(provider.keyHeader())) {
            return target.key(provider);
        }
        return value.equals(Contract.REGISTERED_ORIGIN) ? target.origin().orElse(value) : value;
    }

    /**
     * Creates a request for a tracking URL that the target has issued, if the URL belongs to the target; nothing is
     * sent elsewhere.
     *
     * @param interaction whose request uses the URL at its link
     * @param response the response that should contain the URL
     */
    HttpRequest trackingRequest(Interaction interaction, HttpResponse<byte[]> response) throws NoLinkException {
        Interaction.Link link = interaction.request().link().orElseThrow();
        String place =
                link.pointer() + link.parameter().map(name -> "?" + name + "=").orElse("");
        String text = text(response.body(), link)
                .orElseThrow(() -> new NoLinkException("the response to " + link.source() + " has no URL at " + place
                        + " (status " + response.statusCode() + ")"));
        try {
            URI url = URI.create(text);
            if (isOfTarget(url)) {
                return of(interaction, url, interaction.request().body());
            }
        } catch (IllegalArgumentException e) {
            // reported below
        }
        throw new NoLinkException("the URL at " + place + " of " + link.source()
                + " points to another server, which gets no requests: " + DriftMessages.oneLine(text));
    }

    private static Optional<String> text(byte[] body, Interaction.Link link) {
        try {
            Optional<String> url = Json.read(body).at(link.pointer()).stringValueOpt();
            return link.parameter().isEmpty()
                    ? url
                    : url.flatMap(text -> parameter(text, link.parameter().get()));
        } catch (MalformedJsonException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> parameter(String url, String name) {
        return Arrays.stream(url.substring(url.indexOf('?') + 1).split("&"))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
                .findFirst();
    }

    private boolean isOfTarget(URI url) {
        URI base = target.base();
        return url.isAbsolute()
                && url.getHost() != null
                && base.getScheme().equalsIgnoreCase(url.getScheme())
                && base.getHost().equalsIgnoreCase(url.getHost())
                && port(base) == port(url);
    }

    private static int port(URI url) {
        return url.getPort() >= 0 ? url.getPort() : url.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }
}
