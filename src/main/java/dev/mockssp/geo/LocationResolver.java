package dev.mockssp.geo;

import dev.mockssp.core.Headers;
import dev.mockssp.core.Request;
import java.util.Optional;

/** Determines the location of the user, from location headers or else from the IP address (contract.md 1.1). */
public final class LocationResolver {

    private final IpCountryTable table;

    public LocationResolver(IpCountryTable table) {
        this.table = table;
    }

    /**
     * @param request a bid request
     * @return the location; an {@code X-User-Country} that is not an ISO code is ignored
     */
    public Location locate(Request request) {
        Headers headers = request.headers();
        Optional<String> named = headers.first("X-User-Country").flatMap(IpCountryTable::iso);
        if (named.isPresent()) {
            return new Location(
                    named,
                    headers.first("X-User-Region"),
                    headers.first("X-User-City"),
                    headers.first("X-User-Timezone"),
                    Location.Source.HEADER);
        }
        Optional<String> forwarded = headers.first("X-Forwarded-For");
        return new Location(
                table.country(forwarded.map(LocationResolver::firstHop).orElse(request.remoteAddress())),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                forwarded.isPresent() ? Location.Source.FORWARDED_FOR : Location.Source.PEER);
    }

    private static String firstHop(String hops) {
        int comma = hops.indexOf(',');
        return comma < 0 ? hops : hops.substring(0, comma);
    }
}
