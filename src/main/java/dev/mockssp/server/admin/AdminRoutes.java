package dev.mockssp.server.admin;

import dev.mockssp.config.AdminToken;
import dev.mockssp.core.RejectedException;
import dev.mockssp.core.Request;
import dev.mockssp.core.StateUnavailableException;
import dev.mockssp.engine.admin.Admin;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.server.admin.access.AdminPaths;
import dev.mockssp.server.admin.access.AdminTokenFilter;
import dev.mockssp.server.admin.access.BrowserSession;
import dev.mockssp.server.admin.access.CrossSiteFilter;
import dev.mockssp.server.jetty.BodyReader;
import dev.mockssp.server.jetty.BufferedRequest;
import dev.mockssp.server.jetty.ConnectionMonitor;
import dev.mockssp.server.rest.ApiError;
import io.javalin.config.Key;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The routes of the admin API under {@code /__admin}. Scenarios do not apply to them. */
public final class AdminRoutes implements Consumer<RoutesConfig> {

    /** The maximum length of a request body, in bytes. A small heap allows less. */
    public static final int BODY_LIMIT =
            (int) Math.min(16 << 20, Runtime.getRuntime().maxMemory() / 32);

    /** The connections of the server. */
    public static final Key<ConnectionMonitor> CONNECTIONS = new Key<>("connections");

    static final String KEY = "key";
    static final String SOURCE = "source";

    private static final String RETRY_AFTER = "Retry-After";

    private final Admin admin;
    private final CrossSiteFilter crossSiteFilter;
    private final Optional<AdminTokenFilter> tokenFilter;
    private final BrowserSession session;
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
     * @param hosts host names at which the API may be used, in addition to those that are always allowed
     * @param token the token that requests must have; empty if they need none
     */
    public AdminRoutes(
            Admin admin, DocumentReader documents, String version, Set<String> hosts, Optional<AdminToken> token) {
        this.admin = admin;
        this.crossSiteFilter = new CrossSiteFilter(hosts);
        this.session = new BrowserSession(token.isPresent());
        this.tokenFilter = token.map(it -> new AdminTokenFilter(it, session));
        this.events = new EventsController(admin.events());
        this.scenarios = new ScenariosController(admin, documents);
        this.journal = new JournalController(admin, version);
        this.recorded = new RecordedScenarioController(admin, documents);
        this.verify = new VerifyController(admin, documents);
        this.report = new ReportController(admin.history());
        this.providerStates = new ProviderStatesController(admin);
        this.state = new StateController(admin, documents, version);
        this.document = new OpenApiController(version);
    }

    /** Keeps browsers from treating a response of the admin API as a page. Vendor responses must stay unchanged. */
    public static void forbidSniffing(Context ctx) {
        if (AdminPaths.claims(ctx)) {
            ctx.header("X-Content-Type-Options", "nosniff");
        }
    }

    @Override
    public void accept(RoutesConfig routes) {
        routes.before(ctx -> providerStates.journaled(ctx, crossSiteFilter::check));
        tokenFilter.ifPresent(filter -> routes.before(ctx -> providerStates.journaled(ctx, filter::check)));
        routes.before(ctx -> providerStates.journaled(ctx, AdminRoutes::requireBody));
        routes.before(this::refresh);

        CheckedRoutes api = new CheckedRoutes(routes);
        for (String path : AdminPaths.HEALTH) {
            Handler health = path.equals(AdminPaths.READY) ? state::ready : state::health;
            api.get(path, health);
            api.head(path, health);
        }

        api.get("/__admin/openapi.json", document::document);
        api.post(BrowserSession.PATH, session::begin);

        api.get("/__admin/scenarios", scenarios::list, List.of(KEY, Page.LIMIT, Page.OFFSET));
        api.get("/__admin/scenarios/{name}", scenarios::one, List.of(KEY));
        api.put("/__admin/scenarios/{name}", scenarios::put, List.of(ScenariosController.DRY_RUN));
        api.delete("/__admin/scenarios/{name}", scenarios::delete, List.of(KEY));
        api.get("/__admin/scenario", scenarios::selected, List.of(KEY, Page.LIMIT, Page.OFFSET));
        api.put("/__admin/scenario", scenarios::select);
        api.delete("/__admin/scenario", scenarios::unselect, List.of(KEY, ScenariosController.KEY_ID));

        api.get("/__admin/requests", journal::list, JournalQueryParams.FILTERS_AND_LIMIT);
        api.get("/__admin/summaries", journal::summaries, JournalQueryParams.FILTERS_AND_PAGE);
        api.get("/__admin/requests.har", journal::archive, JournalQueryParams.FILTERS);
        api.get("/__admin/requests.jsonl", journal::lines, JournalQueryParams.FILTERS);
        api.get("/__admin/requests/{id}", journal::one);
        api.delete("/__admin/requests", journal::delete, JournalQueryParams.FILTERS);
        api.get("/__admin/requests/{id}/step", recorded::step);
        api.get("/__admin/recorded/scenario", recorded::scenario, List.of(RecordedScenarioController.NAME));

        api.post("/__admin/verify", verify::verify, List.of(VerifyController.FAIL_WITH));
        api.get("/__admin/report", report::json, List.of(KEY, SOURCE));
        api.delete("/__admin/report", report::delete, List.of(KEY));
        api.get("/__admin/report.html", report::html, List.of(KEY, SOURCE, ReportController.STYLE));
        api.get("/__admin/report.xml", report::xml, List.of(KEY, SOURCE, ReportController.FAIL_ON));

        api.get(AdminPaths.EVENTS, events::listen, List.of(EventsController.REPLAY));

        api.get("/__admin/clock", state::clock);
        api.put("/__admin/clock", state::freeze);
        api.post("/__admin/clock/advance", state::advance);
        api.delete("/__admin/clock", state::unfreeze);
        api.get("/__admin/inventory", state::inventory);
        api.put("/__admin/inventory", state::putInventory);
        api.post("/__admin/reset", state::reset);

        // It checks its query itself, because the journal records a rejected change.
        routes.post(ProviderStatesController.PATH, providerStates::change);

        routes.exception(RejectedException.class, (e, ctx) -> ApiError.of(e).send(ctx));
        routes.exception(StateUnavailableException.class, (e, ctx) -> {
            ctx.header(RETRY_AFTER, "1");
            ApiError.of(503, e.getMessage()).withCode("state-unavailable").send(ctx);
        });
    }

    /** Lets a request see what other replicas have changed. Those that must respond at once do not wait for it. */
    private void refresh(Context ctx) {
        String path = ctx.req().getRequestURI();
        if (AdminPaths.claims(ctx) && !AdminPaths.isQuick(path) && !AdminPaths.isPublic(ctx)) {
            admin.refresh();
        }
    }

    private static void requireBody(Context ctx) {
        if (!AdminPaths.claims(ctx)) {
            return;
        }
        BodyReader.Body body = BufferedRequest.of(ctx).body();
        if (body.oversized()) {
            throw ApiError.of(413, "The body is longer than " + BODY_LIMIT + " bytes")
                    .toException();
        }
        if (body.overloaded()) {
            ctx.header(RETRY_AFTER, "1");
            throw ApiError.of(503, Request.OVERLOADED).withCode("overloaded").toException();
        }
    }
}
