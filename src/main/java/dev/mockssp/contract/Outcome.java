package dev.mockssp.contract;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * A documented outcome, before anybody has been asked: which scenario, and what kind of request. Where a request alone
 * brings the outcome about, the scenario is the default, so that servers without scenarios can be asked too.
 */
record Outcome(
        Provider provider,
        String name,
        String description,
        String scenario,
        Caller caller,
        Function<RequestExamples, ObjectNode> body) {

    /** Who asks. */
    enum Caller {
        KNOWN,
        WITHOUT_KEY,
        FOREIGN_PAGE
    }

    /** In the order in which a reader wants them. */
    static List<Outcome> all() {
        return Stream.concat(bidRequests(), legacy()).toList();
    }

    private static Stream<Outcome> bidRequests() {
        return Stream.of(
                ssp("fill", "a bid request that is filled", "always-fill"),
                ssp("full-creative", "a bid request filled with every optional field", "long-creative"),
                ssp("sparse-creative", "a bid request filled with as little as there can be", "sparse-creative"),
                new Outcome(
                        Provider.SSP,
                        "prompts",
                        "an opener that is filled with prompts",
                        "sponsored-prompts",
                        Caller.KNOWN,
                        RequestExamples::other),
                ssp("no-bid", "a bid request that nobody wins", "no-bid"),
                ssp("pacing-blocked", "a bid request too early in its chat", "pacing-blocked"),
                refused(Provider.SSP, "bad-request", "a bid request whose body has a wrong shape"),
                stranger(Provider.SSP, "no-key", "a bid request without a key", Caller.WITHOUT_KEY),
                stranger(
                        Provider.SSP, "foreign-origin", "a bid request from an unregistered page", Caller.FOREIGN_PAGE),
                ssp("rate-limited", "a bid request beyond the rate limit", "rate-limited"),
                ssp("server-error", "a bid request that the server fails on", "server-error"));
    }

    private static Stream<Outcome> legacy() {
        return Stream.of(
                legacy("served", "a turn of a chat that gets an ad", "always-fill"),
                legacy("not-served", "a turn of a chat that gets no ad", "no-bid"),
                refused(Provider.LEGACY, "invalid-body", "a turn of a chat whose body has a wrong shape"),
                stranger(Provider.LEGACY, "no-key", "a turn of a chat without a key", Caller.WITHOUT_KEY),
                stranger(
                        Provider.LEGACY,
                        "foreign-origin",
                        "a turn of a chat from an unregistered page",
                        Caller.FOREIGN_PAGE),
                legacy("rate-limited", "a turn of a chat beyond the rate limit", "rate-limited"),
                legacy("server-error", "a turn of a chat that the server fails on", "server-error"));
    }

    private static Outcome ssp(String name, String description, String scenario) {
        return new Outcome(Provider.SSP, name, description, scenario, Caller.KNOWN, RequestExamples::usual);
    }

    private static Outcome legacy(String name, String description, String scenario) {
        return new Outcome(Provider.LEGACY, name, description, scenario, Caller.KNOWN, RequestExamples::usual);
    }

    private static Outcome stranger(Provider provider, String name, String description, Caller caller) {
        return new Outcome(provider, name, description, Interaction.DEFAULT_STATE, caller, RequestExamples::usual);
    }

    private static Outcome refused(Provider provider, String name, String description) {
        return new Outcome(
                provider, name, description, Interaction.DEFAULT_STATE, Caller.KNOWN, RequestExamples::misshapen);
    }
}
