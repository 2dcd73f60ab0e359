package dev.mockssp.server.vendor;

import dev.mockssp.core.Headers;
import dev.mockssp.core.Request;
import dev.mockssp.core.RequestContext;
import dev.mockssp.server.jetty.BodyReader;
import dev.mockssp.server.jetty.BufferedRequest;
import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.ConnectionMetaData;

/** Maps a Javalin context to a request of the engine. Path and query stay as they were sent. A
 * header value is read as UTF-8, or as Latin-1 if it is not UTF-8. */
public final class RequestMapper {

    private RequestMapper() {}

    public static RequestContext context(Context ctx) {
        BufferedRequest request = BufferedRequest.of(ctx);
        HttpURI uri = request.target();
        BodyReader.Body body = request.body();
        return new RequestContext(
                new Request(
                        request.getMethod().toUpperCase(Locale.ROOT),
                        BufferedRequest.path(uri),
                        Objects.requireNonNullElse(uri.getQuery(), ""),
                        headers(request.getHeaders()),
                        body.bytes(),
                        body.oversized(),
                        body.overloaded(),
                        remoteAddress(request.getConnectionMetaData()),
                        baseUrl(uri, request.getConnectionMetaData())),
                request.receivedAt());
    }

    private static Headers headers(HttpFields fields) {
        Headers.Field[] result = new Headers.Field[fields.size()];
        for (int i = 0; i < result.length; i++) {
            HttpField field = fields.getField(i);
            result[i] = Headers.Field.ofBytes(field.getName(), Objects.requireNonNullElse(field.getValue(), ""));
        }
        return Headers.of(List.of(result));
    }

    private static String remoteAddress(ConnectionMetaData connection) {
        SocketAddress address = connection.getRemoteSocketAddress();
        return address instanceof InetSocketAddress internet ? withoutZone(internet.getAddress()) : "";
    }

    private static String baseUrl(HttpURI uri, ConnectionMetaData connection) {
        String authority = uri.getAuthority();
        return (connection.isSecure() ? "https://" : "http://")
                + (authority == null ? localAuthority(connection) : authority);
    }

    private static String localAuthority(ConnectionMetaData connection) {
        SocketAddress address = connection.getLocalSocketAddress();
        if (!(address instanceof InetSocketAddress internet)) {
            return "localhost";
        }
        String host = withoutZone(internet.getAddress());
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + internet.getPort();
    }

    private static String withoutZone(InetAddress address) {
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }
}
