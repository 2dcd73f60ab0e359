package dev.mockssp.server.admin;

import dev.mockssp.server.rest.ApiError;
import dev.mockssp.server.rest.QueryParams;
import java.util.stream.Stream;

/**
 * A part of a list that may be long.
 *
 * @param offset the number of entries before it
 * @param limit the maximum number of entries in it
 */
record Page(int offset, int limit) {

    static final String OFFSET = "offset";
    static final String LIMIT = "limit";

    static final Page FIRST = new Page(0, 100);

    private static final int MAX_LIMIT = 1_000;

    /** @throws ApiError.Thrown if a value is not allowed */
    static Page of(QueryParams query) {
        return new Page(
                query.number(OFFSET, Integer.MAX_VALUE).orElse(FIRST.offset()),
                query.number(LIMIT, MAX_LIMIT).orElse(FIRST.limit()));
    }

    <T> Stream<T> of(Stream<T> all) {
        return all.skip(offset).limit(limit);
    }
}
