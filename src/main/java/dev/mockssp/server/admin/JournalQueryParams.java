package dev.mockssp.server.admin;

import dev.mockssp.core.ConfigurationException;
import dev.mockssp.engine.admin.Admin;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Outcome;
import dev.mockssp.journal.Source;
import dev.mockssp.journal.match.ExchangeQuery;
import dev.mockssp.journal.match.ExchangeSearch;
import dev.mockssp.journal.store.JournalSnapshot;
import dev.mockssp.server.rest.ApiError;
import dev.mockssp.server.rest.QueryParams;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The query parameters of the journal routes.
 *
 * @param filter selects the exchanges
 * @param search selects among them
 * @param after the number before the first exchange
 * @param before the number after the last exchange
 * @param limit the maximum number of exchanges; the newest are selected
 */
record JournalQueryParams(
        ExchangeQuery filter, Optional<ExchangeSearch> search, long after, long before, OptionalInt limit) {

    static final List<String> FILTERS = List.of(
            "endpoint",
            AdminRoutes.KEY,
            "chatId",
            "status",
            "scenario",
            "outcome",
            AdminRoutes.SOURCE,
            "since",
            "until",
            "q");

    private static final String LIMIT = "limit";

    static final List<String> FILTERS_AND_LIMIT =
            Stream.concat(FILTERS.stream(), Stream.of(LIMIT)).toList();

    /** The numbers of exchanges between which those of a page are. */
    static final List<String> FILTERS_AND_PAGE =
            Stream.concat(FILTERS.stream(), Stream.of("after", "before", LIMIT)).toList();

    private static final List<String> ENDPOINTS = List.of(
            "bid-request",
            "get-ad",
            "click",
            "view",
            "product-click",
            "poll-vote",
            "poll-results",
            "landing",
            "unknown",
            Exchange.PROVIDER_STATE);
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
                query.choice(AdminRoutes.SOURCE, Source.choices())
                        .map(Source::chosen)
                        .orElse(Source.ALL),
                query.instant("since"),
                query.instant("until"));
        return new JournalQueryParams(
                filter,
                query.find("q").filter(text -> !text.isBlank()).map(text -> search(text, admin)),
                query.number("after", Integer.MAX_VALUE).orElse(0),
                query.number("before", Integer.MAX_VALUE).stream()
                        .mapToLong(number -> number)
                        .findFirst()
                        .orElse(Long.MAX_VALUE),
                query.number(LIMIT, Integer.MAX_VALUE));
    }

    private static ExchangeSearch search(String text, Admin admin) {
        try {
            return ExchangeSearch.parse(text, admin.keyNames());
        } catch (ConfigurationException e) {
            throw ApiError.of(e).toException();
        }
    }

    /** @return whether all exchanges are selected */
    boolean isEverything() {
        return filter.equals(ExchangeQuery.ANY) && search.isEmpty();
    }

    /** @return whether an exchange is selected */
    boolean selects(Exchange exchange) {
        return filter.test(exchange) && (search.isEmpty() || search.get().test(exchange));
    }

    /** @return the selected exchanges, oldest first; {@code get} decodes one */
    List<Exchange> select(JournalSnapshot journal) {
        JournalSnapshot part = after == 0 && before == Long.MAX_VALUE ? journal : journal.between(after, before);
        // Without a condition, no exchange has to be decoded to select it.
        return isEverything() ? part.exchanges() : part.find(this::selects);
    }

    /** @return the newest of them, as many as the limit allows */
    <T> List<T> newest(List<T> selected) {
        int shown = Math.min(selected.size(), limit.orElse(selected.size()));
        return selected.subList(selected.size() - shown, selected.size());
    }
}
