package dev.mockssp.server.admin;

import dev.mockssp.core.RejectedException;
import dev.mockssp.core.Request;
import dev.mockssp.engine.admin.Admin;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.server.jetty.BodyReader;
import dev.mockssp.server.jetty.BufferedRequest;
import dev.mockssp.server.jetty.ConnectionMonitor;
import dev.mockssp.server.rest.ApiError;
import io.javalin.config.Key;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The routes of the admin API under {@code /__admin}. Scenarios do not apply to them. */
public final class AdminRoutes implements Consumer<RoutesConfig> {

    /** The maximum length of a request body, in bytes. A small heap allows less. */
    public static final int BODY_LIMIT =
            (int) Math.min(16 << 20, Runtime.getRuntime().maxMemory() / 32);

    /** The connections of the server. */
    public static final Key<ConnectionMonitor> CONNECTIONS = new Key<>("connections");

    private static final String ROOT = "/__admin";
    private static final List<String> HEALTH = List.of("/__admin/health", "/livez", "/readyz");

    private final CrossSiteFilter crossSiteFilter;
    private final EventsController events;
    private final ScenariosController scenarios;
    private final JournalController journal;
    private final StateController state;
    private final RecordedScenarioController recorded;
    private final VerifyController verify;
    private final ReportController report;
    private final ProviderStatesController providerStates;
    private final OpenApiController document;

    /**
     * @param admin the operations behind the routes
     * @param documents reads and validates request bodies
     * @param version the version of mock-ssp
     * @param hosts host names that browsers may use, in addition to IP addresses and names without a dot
     */
    public AdminRoutes(Admin admin, DocumentReader documents, String version, Set<String> hosts) {
        this.crossSiteFilter = new CrossSiteFilter(hosts);
        this.events = new EventsController(admin.events());
        this.scenarios = new ScenariosController(admin, documents);
        this.journal = new JournalController(admin, version);
        this.recorded = new RecordedScenarioController(admin, documents);
        this.verify = new VerifyController(admin, documents);
        this.report = new ReportController(admin);
        this.providerStates = new ProviderStatesController(admin);
        this.state = new StateController(admin, documents, version);
        this.document = new OpenApiController(version);
    }

    /** @return whether a request is for the admin API: its path is below {@code /__admin}, or it is a health check */
    public static boolean claims(String method, String path) {
        boolean reads = method.equals("GET") || method.equals("HEAD");
        return path.equals(ROOT) || path.startsWith(ROOT + "/") || reads && HEALTH.contains(path);
    }

    /**
     * @param path a path of the admin API
     * @return whether its requests take little time: health checks, the event stream, and the files of the dashboard
     */
    public static boolean isQuick(String path) {
        return HEALTH.contains(path) || path.equals(EventsController.PATH) || path.startsWith("/__admin/ui");
    }

    public static boolean claims(Context ctx) {
        return claims(ctx.req().getMethod(), ctx.req().getRequestURI());
    }

    /** Keeps browsers from treating a response of the admin API as a page. Vendor responses must stay unchanged. */
    public static void forbidSniffing(Context ctx) {
        if (claims(ctx)) {
            ctx.header("X-Content-Type-Options", "nosniff");
        }
    }

    @Override
    public void accept(RoutesConfig routes) {
        routes.before(ctx -> providerStates.journaled(ctx, crossSiteFilter::check));
        routes.before(ctx -> providerStates.journaled(ctx, AdminRoutes::requireBody));

        for (String path : HEALTH) {
            routes.get(path, state::health);
            routes.head(path, state::health);
        }

        routes.get("/__admin/openapi.json", document::document);

        routes.get("/__admin/scenarios", scenarios::list);
        routes.get("/__admin/scenarios/{name}", scenarios::one);
        routes.put("/__admin/scenarios/{name}", scenarios::put);
        routes.delete("/__admin/scenarios/{name}", scenarios::delete);
        routes.get("/__admin/scenario", scenarios::selected);
        routes.put("/__admin/scenario", scenarios::select);
        routes.delete("/__admin/scenario", scenarios::unselect);

        routes.get("/__admin/requests", journal::list);
        routes.get("/__admin/requests.har", journal::archive);
        routes.get("/__admin/requests.jsonl", journal::lines);
        routes.get("/__admin/requests/{id}", journal::one);
        routes.delete("/__admin/requests", journal::delete);
        routes.get("/__admin/requests/{id}/step", recorded::step);
        routes.get("/__admin/recorded/scenario", recorded::scenario);

        routes.post("/__admin/verify", verify::verify);
        routes.get("/__admin/report", report::json);
        routes.get("/__admin/report.html", report::html);
        routes.get("/__admin/report.xml", report::xml);

        routes.get(EventsController.PATH, events::listen);

        routes.get("/__admin/clock", state::clock);
        routes.put("/__admin/clock", state::freeze);
        routes.post("/__admin/clock/advance", state::advance);
        routes.delete("/__admin/clock", state::unfreeze);
        routes.get("/__admin/inventory", state::inventory);
        routes.put("/__admin/inventory", state::putInventory);
        routes.post("/__admin/reset", state::reset);

        routes.post(ProviderStatesController.PATH, providerStates::change);

        routes.exception(RejectedException.class, (e, ctx) -> ApiError.of(e).send(ctx));
    }

    private static void requireBody(Context ctx) {
        if (!claims(ctx)) {
            return;
        }
        BodyReader.Body body = BufferedRequest.of(ctx).body();
        if (body.oversized()) {
            throw ApiError.of(413, "The body is longer than " + BODY_LIMIT + " bytes")
                    .toException();
        }
        if (body.overloaded()) {
            ctx.header("Retry-After", "1");
            throw ApiError.of(503, Request.OVERLOADED).withCode("overloaded").toException();
        }
    }
}
