package dev.mockssp.upstream;

import dev.mockssp.core.UpstreamException;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * Explains in one line why there is no response.
 *
 * @param who the other server, as the start of a message
 * @param option the option that adds a certificate authority
 */
record FailureMessages(String who, String option) {

    UpstreamException late(Duration timeout) {
        return UpstreamException.late(who + " did not respond within " + timeout.toMillis() / 1000.0 + " s");
    }

    UpstreamException interrupted() {
        return UpstreamException.bad(who + " did not respond before mock-ssp stopped");
    }

    /** @param started whether the status line and the headers of the response have arrived */
    UpstreamException of(Throwable thrown, boolean started) {
        if (find(thrown, HttpConnectTimeoutException.class).isPresent()) {
            return UpstreamException.unreachable(who + " did not accept a connection in time");
        }
        if (find(thrown, HttpTimeoutException.class).isPresent()) {
            return UpstreamException.late(who + " did not respond in time");
        }
        if (find(thrown, UnresolvedAddressException.class).isPresent()
                || find(thrown, UnknownHostException.class).isPresent()) {
            return UpstreamException.unreachable(who + " has an unknown host name");
        }
        if (find(thrown, ConnectException.class).isPresent()) {
            return UpstreamException.unreachable(who + " refused the connection");
        }
        Optional<SSLException> tls = find(thrown, SSLException.class);
        if (tls.isPresent()) {
            return UpstreamException.tls(who + " cannot be reached over TLS: " + tls(tls.get()));
        }
        if (find(thrown, LimitedBodySubscriber.TooLongException.class).isPresent()) {
            return UpstreamException.bad(who + " sent too long a response: " + root(thrown));
        }
        boolean ended = find(thrown, EOFException.class).isPresent();
        String reason = " (" + (ended ? "end of the connection" : root(thrown)) + ")";
        return started
                ? UpstreamException.bad(who + " aborted its response" + reason)
                : UpstreamException.notHttp(who + " sent no HTTP response" + reason);
    }

    private String tls(SSLException e) {
        String cause = root(e);
        boolean untrusted = cause.contains("certification path") || cause.contains("PKIX");
        return untrusted ? "its certificate is not trusted (add its certificate authority with " + option + ")" : cause;
    }

    private static String root(Throwable thrown) {
        Throwable last = causes(thrown).reduce((first, second) -> second).orElse(thrown);
        String message = last.getMessage() == null ? last.getClass().getSimpleName() : last.getMessage();
        return printable(message);
    }

    private static <T> Optional<T> find(Throwable thrown, Class<T> type) {
        return causes(thrown).filter(type::isInstance).map(type::cast).findFirst();
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(16);
    }

    /** Removes control characters, so that the other server cannot forge log lines. */
    static String printable(String text) {
        String plain = text.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
        return plain.length() <= 200 ? plain : plain.substring(0, 200) + "…";
    }
}
