package dev.mockssp.server.jetty;

import dev.mockssp.json.Json;
import dev.mockssp.server.rest.ApiError;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Writes the JSON body of errors that Jetty itself sends: the request is not valid HTTP, or a handler failed. */
public final class JettyErrorHandler implements Request.Handler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Object cause = request.getAttribute(ErrorHandler.ERROR_EXCEPTION);
        ApiError error = cause instanceof HttpException http
                ? of(http.getCode(), reason(http, (Throwable) cause))
                : of(response.getStatus(), request.getAttribute(ErrorHandler.ERROR_MESSAGE));
        response.setStatus(error.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
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

    private static ApiError of(int status, Object message) {
        boolean isSafe = status < 500 && message != null;
        return ApiError.of(status, isSafe ? message.toString() : HttpStatus.getMessage(status));
    }
}
