package dev.mockssp.drift;

import dev.mockssp.contract.Contract;
import dev.mockssp.contract.Interaction;
import dev.mockssp.contract.Provider;
import dev.mockssp.json.Json;
import dev.mockssp.json.MalformedJsonException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
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
        BodyPublisher sent =
                body.isMissingNode() ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(Json.write(body));
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(target.base() + request.path() + query))
                .method(request.method(), sent);
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
     * @param response the response that should contain the URL
     */
    HttpRequest trackingRequest(Interaction.Link link, HttpResponse<byte[]> response) throws NoLinkException {
        String text = text(response.body(), link.pointer())
                .orElseThrow(() -> new NoLinkException("the response to " + link.source() + " has no URL at "
                        + link.pointer() + " (status " + response.statusCode() + ")"));
        try {
            URI url = URI.create(text);
            if (isOfTarget(url)) {
                return HttpRequest.newBuilder(url).build();
            }
        } catch (IllegalArgumentException e) {
            // reported below
        }
        throw new NoLinkException("the URL at " + link.pointer() + " of " + link.source()
                + " points to another server, which gets no requests: " + DriftMessages.oneLine(text));
    }

    private static Optional<String> text(byte[] body, String pointer) {
        try {
            return Json.read(body).at(pointer).stringValueOpt();
        } catch (MalformedJsonException e) {
            return Optional.empty();
        }
    }

    private boolean isOfTarget(URI url) {
        URI base = target.base();
        return base.getScheme().equalsIgnoreCase(url.getScheme())
                && base.getHost().equalsIgnoreCase(url.getHost())
                && port(base) == port(url);
    }

    private static int port(URI url) {
        return url.getPort() >= 0 ? url.getPort() : url.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }
}
