package dev.mockssp.server.admin;

import dev.mockssp.engine.admin.Admin;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Outcome;
import dev.mockssp.journal.match.ExchangeQuery;
import dev.mockssp.server.rest.ApiError;
import dev.mockssp.server.rest.QueryParams;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The query parameters of the journal routes.
 *
 * @param filter selects the exchanges
 * @param limit the maximum number of exchanges; the newest are selected
 */
record JournalQueryParams(ExchangeQuery filter, OptionalInt limit) {

    static final List<String> FILTERS =
            List.of("endpoint", AdminRoutes.KEY, "chatId", "status", "scenario", "outcome", "since", "until");

    private static final String LIMIT = "limit";

    static final List<String> FILTERS_AND_LIMIT =
            Stream.concat(FILTERS.stream(), Stream.of(LIMIT)).toList();

    private static final List<String> ENDPOINTS = List.of(
            "bid-request", "get-ad", "click", "view", "product-click", "landing", "unknown", Exchange.PROVIDER_STATE);
    private static final List<String> OUTCOMES =
            Arrays.stream(Outcome.Kind.values()).map(Outcome.Kind::label).toList();

    /** @throws ApiError.Thrown if a value is not allowed */
    static JournalQueryParams of(QueryParams query, Admin admin) {
        ExchangeQuery filter = new ExchangeQuery(
                query.choice("endpoint", ENDPOINTS),
                query.find(AdminRoutes.KEY).map(admin::keyId),
                query.find("chatId"),
                query.number("status", Integer.MAX_VALUE),
                query.find("scenario"),
                query.choice("outcome", OUTCOMES),
                query.instant("since"),
                query.instant("until"));
        return new JournalQueryParams(filter, query.number(LIMIT, Integer.MAX_VALUE));
    }
}
