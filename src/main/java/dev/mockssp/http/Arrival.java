package dev.mockssp.http;

import dev.mockssp.exchange.Headers;
import dev.mockssp.exchange.Request;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpURI;

/**
 * A request whose head has come in.
 *
 * @param inner the server's view of it
 */
record Arrival(org.eclipse.jetty.server.Request inner) {

    String method() {
        return inner.getMethod().toUpperCase(Locale.ROOT);
    }

    /** The path as it was sent: neither decoded nor normalised. */
    String path() {
        return Objects.requireNonNullElse(inner.getHttpURI().getPath(), "");
    }

    /**
     * Whether the client waits for a "100 Continue" before it sends a body that is known to be too long: then the
     * answer takes the place of the body.
     *
     * @param limit the longest body that is kept, in bytes
     */
    boolean asksInVain(int limit) {
        return inner.getLength() > limit
                && inner.getHeaders().contains(HttpHeader.EXPECT, HttpHeaderValue.CONTINUE.asString());
    }

    Request with(BodyReader.Body body) {
        String query = Objects.requireNonNullElse(inner.getHttpURI().getQuery(), "");
        return new Request(
                method(), path(), query, headers(inner.getHeaders()), body.bytes(), body.oversized(), peer(), base());
    }

    private static Headers headers(HttpFields fields) {
        Headers.Field[] result = new Headers.Field[fields.size()];
        for (int i = 0; i < result.length; i++) {
            HttpField field = fields.getField(i);
            result[i] = new Headers.Field(field.getName(), Objects.requireNonNullElse(field.getValue(), ""));
        }
        return Headers.of(List.of(result));
    }

    private String peer() {
        SocketAddress address = inner.getConnectionMetaData().getRemoteSocketAddress();
        return address instanceof InetSocketAddress internet ? literal(internet.getAddress()) : "";
    }

    private String base() {
        HttpURI uri = inner.getHttpURI();
        String authority = uri.getAuthority();
        return "http://" + (authority == null ? local() : authority);
    }

    private String local() {
        SocketAddress address = inner.getConnectionMetaData().getLocalSocketAddress();
        if (!(address instanceof InetSocketAddress internet)) {
            return "localhost";
        }
        String host = literal(internet.getAddress());
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + internet.getPort();
    }

    private static String literal(InetAddress address) {
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }
}
