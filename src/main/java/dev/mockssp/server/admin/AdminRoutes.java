package dev.mockssp.server.admin;

import dev.mockssp.core.RejectedException;
import dev.mockssp.engine.admin.Admin;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.server.jetty.BufferedRequest;
import dev.mockssp.server.rest.ApiError;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The control API under {@code /__admin}: the routes, as prose. No scenario reaches it. */
public final class AdminRoutes implements Consumer<RoutesConfig> {

    /** The longest request body, in bytes. */
    public static final int BODY_LIMIT = 16 << 20;

    private static final String ROOT = "/__admin";
    private static final List<String> HEALTH = List.of("/__admin/health", "/livez", "/readyz");

    private final CrossSiteFilter foreignPages;
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
     * @param controls what the routes look at and change
     * @param documents checks what is sent
     * @param version the product's version
     * @param hosts names, beside addresses and names without a dot, under which a browser may reach it
     */
    public AdminRoutes(Admin controls, DocumentReader documents, String version, Set<String> hosts) {
        this.foreignPages = new CrossSiteFilter(hosts);
        this.events = new EventsController(controls.events());
        this.scenarios = new ScenariosController(controls, documents);
        this.journal = new JournalController(controls, version);
        this.recorded = new RecordedScenarioController(controls, documents);
        this.verify = new VerifyController(controls, documents);
        this.report = new ReportController(controls);
        this.providerStates = new ProviderStatesController(controls);
        this.state = new StateController(controls, documents, version);
        this.document = new OpenApiController(version);
    }

    /** @return whether a request is for the admin API: its path is below {@code /__admin}, or it asks for the health */
    public static boolean claims(String method, String path) {
        boolean reads = method.equals("GET") || method.equals("HEAD");
        return path.equals(ROOT) || path.startsWith(ROOT + "/") || reads && HEALTH.contains(path);
    }

    public static boolean claims(Context ctx) {
        return claims(ctx.req().getMethod(), ctx.req().getRequestURI());
    }

    /** No response of the admin API is taken for a page because of what it quotes. The vendor's responses stay as they are. */
    public static void forbidSniffing(Context ctx) {
        if (claims(ctx)) {
            ctx.header("X-Content-Type-Options", "nosniff");
        }
    }

    @Override
    public void accept(RoutesConfig routes) {
        routes.before(ctx -> providerStates.journaled(ctx, foreignPages::refuse));
        routes.before(ctx -> providerStates.journaled(ctx, AdminRoutes::refuseLongBodies));

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

    private static void refuseLongBodies(Context ctx) {
        if (claims(ctx) && BufferedRequest.of(ctx).body().oversized()) {
            throw ApiError.of(413, "The body is longer than " + BODY_LIMIT + " bytes")
                    .toException();
        }
    }
}
