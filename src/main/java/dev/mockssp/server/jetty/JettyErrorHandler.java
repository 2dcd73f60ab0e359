package dev.mockssp.server.jetty;

import dev.mockssp.json.Json;
import dev.mockssp.server.rest.ApiError;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Writes the JSON body of errors that Jetty itself sends: the request is not valid HTTP, or a handler failed. */
public final class JettyErrorHandler implements Request.Handler {

    static final String UNKNOWN_TRANSFER_CODING = "The only supported Transfer-Encoding is chunked";

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Object cause = request.getAttribute(ErrorHandler.ERROR_EXCEPTION);
        ApiError error = cause instanceof HttpException http
                ? of(http, (Throwable) cause)
                : of(response.getStatus(), request.getAttribute(ErrorHandler.ERROR_MESSAGE));
        response.setStatus(error.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        if (!request.getConnectionMetaData().isPersistent()) {
            response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE.asString());
        }
        response.write(true, ByteBuffer.wrap(Json.write(error.toJson())), callback);
        return true;
    }

    /** For a request target that cannot be parsed, Jetty gives no reason of its own; its cause has one. */
    private static String reason(HttpException exception, Throwable thrown) {
        String reason = exception.getReason();
        boolean isSpecific = !HttpStatus.getMessage(exception.getCode()).equals(reason);
        if (isSpecific || !(thrown.getCause() instanceof IllegalArgumentException cause)) {
            return reason;
        }
        return cause instanceof NumberFormatException
                ? "The path has a broken percent-escape; expected % and two hexadecimal digits"
                : reason + ": " + cause.getMessage();
    }

    /** Jetty's parser does not tell an unknown coding from a wrong order; both have a coding other than chunked. */
    private static ApiError of(HttpException failure, Throwable thrown) {
        return "Bad Transfer-Encoding, chunked not last".equals(failure.getReason())
                ? of(501, UNKNOWN_TRANSFER_CODING)
                : of(failure.getCode(), reason(failure, thrown));
    }

    private static ApiError of(int status, Object message) {
        // Messages of other server errors can be those of exceptions.
        boolean isSafe = (status < 500 || status == 501) && message != null;
        return ApiError.of(status, isSafe ? message.toString() : HttpStatus.getMessage(status));
    }
}
