package dev.mockssp.migration;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The changes of revision 2026 that a client of 2025-11 notices (revision-2026.md, section 9). */
public enum BreakingChange {
    COUNTRY_ALONE(
            1,
            "X-User-Country without X-User-Device and X-User-Timezone gets a 400",
            "Send all three headers, or none of them."),
    IMAGE_ABSENT(
            2,
            "image_url may be absent even with images on, and logo_url takes its place",
            "Show the logo of an ad with the placement text.",
            "text-placement"),
    VIEW_COUNTS(
            3,
            "An impression counts only when the page requests thrad_view_url, which is in the query of url",
            "Request both view pixels of url at viewability; the report finds bid-never-viewed otherwise.",
            "no-view-pixel"),
    MORE_PARAMETERS(
            4,
            "url has more parameters than token, so code that cuts it at ?token= breaks",
            "Open url as it is, and parse its query for the pixels.",
            "always-fill"),
    POLL_OFFERED(
            5,
            "A request that offers sponsored_poll can get a poll, which has other members than a message",
            "Render polls, or leave sponsored_poll out. Test it with the scenario sponsored-poll."),
    FREQUENCY_BY_REQUESTS(
            6,
            "max_frequency counts the requests of a chat, not its turns",
            "Send one request for each turn, or adapt max_frequency to the requests that you send.");

    private final int number;
    private final String change;
    private final String advice;
    private final Optional<String> scenario;

    BreakingChange(int number, String change, String advice) {
        this(number, change, advice, Optional.empty());
    }

    BreakingChange(int number, String change, String advice, String scenario) {
        this(number, change, advice, Optional.of(scenario));
    }

    BreakingChange(int number, String change, String advice, Optional<String> scenario) {
        this.number = number;
        this.change = change;
        this.advice = advice;
        this.scenario = scenario;
    }

    /** @return its number in the list of changes, from 1 */
    public int number() {
        return number;
    }

    /** @return what is different, in one sentence without a full stop */
    public String change() {
        return change;
    }

    /** @return what to do */
    public String advice() {
        return advice;
    }

    /** @return the built-in scenario that tests it; empty if requests show whether a client is affected */
    public Optional<String> scenario() {
        return scenario;
    }

    /** @return the changes that requests show */
    static List<BreakingChange> visible() {
        return Arrays.stream(values())
                .filter(change -> change.scenario.isEmpty())
                .toList();
    }

    /** @return the changes that depend on what the client does with a response */
    static List<BreakingChange> notVisible() {
        return Arrays.stream(values())
                .filter(change -> change.scenario.isPresent())
                .toList();
    }
}
