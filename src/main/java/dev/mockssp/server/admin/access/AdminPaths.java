package dev.mockssp.server.admin.access;

import io.javalin.http.Context;
import java.util.List;

/** The paths of the admin API, by what their requests need. */
public final class AdminPaths {

    /** The path of the certificate of the temporary CA. */
    public static final String CA_CERTIFICATE = "/__admin/ca.pem";

    /** The path of the event stream. */
    public static final String EVENTS = "/__admin/events";

    /** The path of the health check that fails while requests cannot be processed. */
    public static final String READY = "/readyz";

    /** The paths of all health checks. */
    public static final List<String> HEALTH = List.of("/__admin/health", "/livez", READY);

    private static final String ROOT = "/__admin";

    private AdminPaths() {}

    /** @return whether a request is for the admin API: its path is below {@code /__admin}, or it is a health check */
    public static boolean claims(String method, String path) {
        boolean reads = method.equals("GET") || method.equals("HEAD");
        return path.equals(ROOT) || path.startsWith(ROOT + "/") || reads && HEALTH.contains(path);
    }

    /** @return as {@link #claims(String, String)}, with the method and the path of the request */
    public static boolean claims(Context ctx) {
        return claims(ctx.req().getMethod(), ctx.req().getRequestURI());
    }

    /**
     * @param path a path of the admin API
     * @return whether its requests take little time: health checks, the event stream, and the files of the dashboard
     */
    public static boolean isQuick(String path) {
        return HEALTH.contains(path) || path.equals(EVENTS) || path.startsWith("/__admin/ui");
    }

    /**
     * Whether a request may be sent to any host and without the token: the response has no data of the user. Probes use names
     * that mock-ssp does not know, and so do clients of the TLS port that fetch the certificate.
     *
     * @return whether the path of the request is that of a health check or of the certificate
     */
    public static boolean isPublic(Context ctx) {
        String path = ctx.req().getRequestURI();
        return HEALTH.contains(path) || path.equals(CA_CERTIFICATE);
    }
}
