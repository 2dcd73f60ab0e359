package dev.mockssp.http;

import dev.mockssp.engine.Controls;
import dev.mockssp.engine.Documents;
import dev.mockssp.engine.RefusedException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The control API under {@code /__admin}: the routes, as prose. No scenario reaches it. */
public final class AdminApi implements Consumer<RoutesConfig> {

    /** The longest request body, in bytes. */
    static final int BODY_LIMIT = 16 << 20;

    private static final String ROOT = "/__admin";
    private static final List<String> HEALTH = List.of("/__admin/health", "/livez", "/readyz");

    private final ForeignPages foreignPages;
    private final AdminEvents events;
    private final AdminScenarios scenarios;
    private final AdminJournal journal;
    private final AdminState state;
    private final AdminRecorded recorded;
    private final AdminVerify verify;
    private final AdminReport report;
    private final AdminProviderStates providerStates;
    private final AdminDocument document;

    /**
     * @param controls what the routes look at and change
     * @param documents checks what is sent
     * @param version the product's version
     * @param hosts names, beside addresses and names without a dot, under which a browser may reach it
     */
    public AdminApi(Controls controls, Documents documents, String version, Set<String> hosts) {
        this.foreignPages = new ForeignPages(hosts);
        this.events = new AdminEvents(controls.events());
        this.scenarios = new AdminScenarios(controls, documents);
        this.journal = new AdminJournal(controls, version);
        this.recorded = new AdminRecorded(controls, documents);
        this.verify = new AdminVerify(controls, documents);
        this.report = new AdminReport(controls);
        this.providerStates = new AdminProviderStates(controls);
        this.state = new AdminState(controls, documents, version);
        this.document = new AdminDocument(version);
    }

    /** @return whether a request is for the admin API: its path is below {@code /__admin}, or it asks for the health */
    static boolean claims(String method, String path) {
        boolean reads = method.equals("GET") || method.equals("HEAD");
        return path.equals(ROOT) || path.startsWith(ROOT + "/") || reads && HEALTH.contains(path);
    }

    static boolean claims(Context ctx) {
        return claims(ctx.req().getMethod(), ctx.req().getRequestURI());
    }

    /** No response of the admin API is taken for a page because of what it quotes. The vendor's responses stay as they are. */
    static void forbidSniffing(Context ctx) {
        if (claims(ctx)) {
            ctx.header("X-Content-Type-Options", "nosniff");
        }
    }

    @Override
    public void accept(RoutesConfig routes) {
        routes.before(ctx -> providerStates.journaled(ctx, foreignPages::refuse));
        routes.before(ctx -> providerStates.journaled(ctx, AdminApi::refuseLongBodies));

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

        routes.get(AdminEvents.PATH, events::listen);

        routes.get("/__admin/clock", state::clock);
        routes.put("/__admin/clock", state::freeze);
        routes.post("/__admin/clock/advance", state::advance);
        routes.delete("/__admin/clock", state::release);
        routes.get("/__admin/inventory", state::inventory);
        routes.put("/__admin/inventory", state::putInventory);
        routes.post("/__admin/reset", state::reset);

        routes.post(AdminProviderStates.PATH, providerStates::change);

        routes.exception(RefusedException.class, (e, ctx) -> Problem.of(e).send(ctx));
    }

    private static void refuseLongBodies(Context ctx) {
        if (claims(ctx) && BufferedRequest.of(ctx).body().oversized()) {
            throw Problem.of(413, "The body is longer than " + BODY_LIMIT + " bytes")
                    .thrown();
        }
    }
}
