package dev.mockssp.upstream;

import dev.mockssp.core.UpstreamException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** An HTTP/1.1 client with limits on time and length. It does not follow redirects. */
public final class BoundedHttpClient {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final int MAX_RESPONSE_BYTES = 4 << 20;

    private final FailureMessages failures;
    private final Duration timeout;
    private final HttpClient client;

    /**
     * @param who the other server, as the start of an error message
     * @param ca a PEM file of certificates to trust in addition to Java's
     * @param option the option that names this file, for error messages
     * @param timeout the maximum time for a response, including its body
     * @throws dev.mockssp.core.ConfigurationException when the file contains no certificate
     */
    public BoundedHttpClient(String who, Optional<Path> ca, String option, Duration timeout) {
        this.failures = new FailureMessages(who, option);
        this.timeout = timeout;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT_TIMEOUT);
        ca.map(file -> TlsTrust.and(file, option)).ifPresent(builder::sslContext);
        this.client = builder.build();
    }

    /**
     * @return the complete response
     * @throws UpstreamException when there is none, it takes too long or is longer than 4 MiB
     */
    public HttpResponse<byte[]> send(HttpRequest request) {
        AtomicBoolean started = new AtomicBoolean();
        CompletableFuture<HttpResponse<byte[]>> response = client.sendAsync(request, head -> {
            started.set(true);
            return new LimitedBodySubscriber(MAX_RESPONSE_BYTES);
        });
        try {
            return response.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw failures.of(e.getCause(), started.get());
        } catch (TimeoutException e) {
            response.cancel(true);
            throw failures.late(timeout);
        } catch (InterruptedException e) {
            response.cancel(true);
            Thread.currentThread().interrupt();
            throw failures.interrupted();
        }
    }

    /**
     * Sends a request whose header values are not ASCII.
     *
     * @param head the request; each character of a header value stands for one byte
     * @param body its body
     * @return the complete response
     * @throws UpstreamException as {@link #send}
     */
    UpstreamResponse sendBytes(HttpRequest head, byte[] body) {
        AtomicBoolean started = new AtomicBoolean();
        try {
            return new OneShotConnection(client.sslContext(), CONNECT_TIMEOUT, timeout, MAX_RESPONSE_BYTES)
                    .send(head, body, started);
        } catch (HttpConnectTimeoutException e) {
            throw failures.of(e, started.get());
        } catch (HttpTimeoutException e) {
            throw failures.late(timeout);
        } catch (IOException | LimitedBodySubscriber.TooLongException e) {
            throw failures.of(e, started.get());
        }
    }
}
