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
                ? of(http.getCode(), http.getReason())
                : of(response.getStatus(), request.getAttribute(ErrorHandler.ERROR_MESSAGE));
        response.setStatus(error.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.write(true, ByteBuffer.wrap(Json.write(error.toJson())), callback);
        return true;
    }

    private static ApiError of(int status, Object message) {
        boolean isSafe = status < 500 && message != null;
        return ApiError.of(status, isSafe ? message.toString() : HttpStatus.getMessage(status));
    }
}
