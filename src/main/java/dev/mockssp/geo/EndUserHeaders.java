package dev.mockssp.geo;

import dev.mockssp.core.Headers;
import dev.mockssp.core.text.MessageText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The headers about the user that revision 2026 requires beside a country (revision-2026.md, section 1). */
public final class EndUserHeaders {

    private static final String COUNTRY = "X-User-Country";
    private static final String DEVICE = "X-User-Device";
    private static final String TIMEZONE = "X-User-Timezone";
    private static final List<String> DEVICES = List.of("mobile", "desktop");

    /**
     * What is wrong with the headers.
     *
     * @param message one line about all of it
     * @param details one line for each header
     */
    public record Problem(String message, List<String> details) {
        public Problem {
            details = List.copyOf(details);
        }
    }

    private EndUserHeaders() {}

    /**
     * @param headers the headers of a bid request
     * @return what is wrong with them, empty without a country; an empty value counts as missing
     */
    public static Optional<Problem> problem(Headers headers) {
        if (value(headers, COUNTRY).isEmpty()) {
            return Optional.empty();
        }
        Optional<String> device = value(headers, DEVICE);
        List<String> missing = new ArrayList<>();
        if (device.isEmpty()) {
            missing.add(DEVICE);
        }
        if (value(headers, TIMEZONE).isEmpty()) {
            missing.add(TIMEZONE);
        }
        Optional<String> wrongDevice =
                device.filter(name -> !DEVICES.contains(name)).map(EndUserHeaders::wrong);
        List<String> details = new ArrayList<>();
        missing.forEach(name -> details.add(name + " is required when " + COUNTRY + " is sent"));
        wrongDevice.ifPresent(details::add);
        if (details.isEmpty()) {
            return Optional.empty();
        }
        String message = missing.isEmpty()
                ? wrongDevice.orElseThrow()
                : COUNTRY + " needs " + DEVICE + " and " + TIMEZONE + " beside it: " + String.join(" and ", missing)
                        + (missing.size() == 1 ? " is missing" : " are missing");
        return Optional.of(new Problem(message, details));
    }

    private static String wrong(String device) {
        return DEVICE + " must be one of " + String.join(", ", DEVICES) + ", was " + MessageText.quotedLine(device);
    }

    private static Optional<String> value(Headers headers, String name) {
        return headers.first(name).filter(value -> !value.isBlank());
    }
}
