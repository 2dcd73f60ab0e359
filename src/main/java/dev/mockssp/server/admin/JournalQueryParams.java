package dev.mockssp.server.admin;

import dev.mockssp.engine.admin.Admin;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Outcome;
import dev.mockssp.journal.match.ExchangeQuery;
import dev.mockssp.server.rest.ApiError;
import dev.mockssp.server.rest.QueryParams;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The query parameters of the journal routes.
 *
 * @param filter selects the exchanges
 * @param limit the maximum number of exchanges; the newest are selected
 */
record JournalQueryParams(ExchangeQuery filter, OptionalInt limit) {

    private static final List<String> FILTERS =
            List.of("endpoint", "key", "chatId", "status", "scenario", "outcome", "since", "until");
    private static final String LIMIT = "limit";
    private static final List<String> ENDPOINTS = List.of(
            "bid-request", "get-ad", "click", "view", "product-click", "landing", "unknown", Exchange.PROVIDER_STATE);
    private static final List<String> OUTCOMES =
            Arrays.stream(Outcome.Kind.values()).map(Outcome.Kind::label).toList();

    /**
     * @param limitable whether the route has the parameter {@code limit}
     * @throws ApiError.Thrown if a parameter is unknown or its value is not allowed
     */
    static JournalQueryParams of(Context ctx, Admin admin, boolean limitable) {
        List<String> names =
                limitable ? Stream.concat(FILTERS.stream(), Stream.of(LIMIT)).toList() : FILTERS;
        for (String name : new TreeSet<>(ctx.queryParamMap().keySet())) {
            if (!name.isEmpty()) {
                oneOf("Query parameter", name, names);
                QueryParams.once(ctx, name);
            }
        }
        ExchangeQuery filter = new ExchangeQuery(
                choice(ctx, "endpoint", ENDPOINTS),
                text(ctx, "key").map(admin::keyId),
                text(ctx, "chatId"),
                number(ctx, "status"),
                text(ctx, "scenario"),
                choice(ctx, "outcome", OUTCOMES),
                instant(ctx, "since"),
                instant(ctx, "until"));
        return new JournalQueryParams(filter, number(ctx, LIMIT));
    }

    private static Optional<String> text(Context ctx, String name) {
        return Optional.ofNullable(ctx.queryParam(name));
    }

    private static Optional<String> choice(Context ctx, String name, List<String> allowed) {
        return text(ctx, name).map(value -> oneOf("Query parameter " + name + ":", value, allowed));
    }

    private static String oneOf(String what, String value, List<String> allowed) {
        if (!allowed.contains(value)) {
            throw ApiError.invalid(what + " \"" + value + "\" is unknown; allowed: " + String.join(", ", allowed))
                    .withAllowed(allowed)
                    .toException();
        }
        return value;
    }

    private static OptionalInt number(Context ctx, String name) {
        return text(ctx, name)
                .map(value -> read(name, value, "a whole number, 0 or more", JournalQueryParams::natural))
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    private static int natural(String text) {
        int number = Integer.parseInt(text);
        if (number < 0) {
            throw new NumberFormatException("negative");
        }
        return number;
    }

    private static Optional<Instant> instant(Context ctx, String name) {
        return text(ctx, name)
                .map(value -> read(name, value, "an instant such as 2025-11-24T21:51:52Z", Instant::parse));
    }

    private static <T> T read(String name, String value, String allowed, Function<String, T> parser) {
        try {
            return parser.apply(value);
        } catch (NumberFormatException | DateTimeException e) {
            throw ApiError.invalid("Query parameter " + name + " must be " + allowed + ", was \"" + value + "\"")
                    .toException();
        }
    }
}
