package dev.mockssp.contract;

import dev.mockssp.config.value.Revision;
import dev.mockssp.core.Headers;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * A documented outcome before its request is sent: the scenario and the kind of request. Where the request alone causes
 * the outcome, the scenario is {@code default}, so that servers without scenarios can be checked too.
 */
record ContractCase(
        Provider provider,
        String name,
        String description,
        String scenario,
        RequestKind sent,
        ClientKind client,
        Headers endUser,
        Function<RequestExamples, ObjectNode> body) {

    ContractCase(
            Provider provider,
            String name,
            String description,
            String scenario,
            RequestKind sent,
            ClientKind client,
            Function<RequestExamples, ObjectNode> body) {
        this(provider, name, description, scenario, sent, client, Headers.none(), body);
    }

    static final String FILLED = "always-fill";

    /** The kind of request. */
    enum RequestKind {
        BODY,
        BODY_WITH_SLASH,
        PREFLIGHT,
        CLICK,
        VIEW,
        EXCHANGE_VIEW,
        DSP_VIEW,
        VOTE,
        RESULTS,
        UNKNOWN_CLICK,
        UNKNOWN_VIEW,
        UNKNOWN_VOTE,
        UNKNOWN_RESULTS;

        /** Whether the response has a form of its own, without the envelope of the bid request. */
        boolean isOfPoll() {
            return switch (this) {
                case VOTE, RESULTS, UNKNOWN_VOTE, UNKNOWN_RESULTS -> true;
                default -> false;
            };
        }
    }

    /** The kind of client: with or without a key, and the origin of its page. */
    enum ClientKind {
        KNOWN(true, false, false),
        WITHOUT_KEY(false, false, false),
        PAGE(true, true, false),
        PAGE_WITHOUT_KEY(false, true, false),
        FOREIGN_PAGE(true, false, true),
        FOREIGN_PAGE_WITHOUT_KEY(false, false, true);

        final boolean key;
        final boolean registered;
        final boolean foreign;

        ClientKind(boolean key, boolean registered, boolean foreign) {
            this.key = key;
            this.registered = registered;
            this.foreign = foreign;
        }
    }

    /** See {@link Interaction#checksAbsentError}. The other filled cases check for missing members in the same body. */
    boolean checksAbsentError() {
        return client == ClientKind.PAGE;
    }

    /** In reading order. */
    static List<ContractCase> all(Revision revision) {
        boolean isLater = revision == Revision.R2026;
        return Stream.of(
                        bidRequests(),
                        isLater ? ContractCases2026.bidRequests() : Stream.<ContractCase>empty(),
                        browsers(Provider.SSP, "a bid request"),
                        sspTracking(),
                        isLater ? ContractCases2026.tracking() : Stream.<ContractCase>empty(),
                        legacy(),
                        browsers(Provider.LEGACY, "a turn of a chat"),
                        legacyTracking())
                .flatMap(Function.identity())
                .toList();
    }

    private static Stream<ContractCase> bidRequests() {
        return Stream.of(
                ssp("fill", "a bid request that is filled", "always-fill"),
                ssp("full-creative", "a bid request filled with every optional field", "long-creative"),
                ssp("sparse-creative", "a bid request filled with as little as there can be", "sparse-creative"),
                new ContractCase(
                        Provider.SSP,
                        "prompts",
                        "an opener that is filled with prompts",
                        "sponsored-prompts",
                        RequestKind.BODY,
                        ClientKind.KNOWN,
                        RequestExamples::other),
                ssp("no-bid", "a bid request that nobody wins", "no-bid"),
                ssp("pacing-blocked", "a bid request too early in its chat", "pacing-blocked"),
                rejected(Provider.SSP, "bad-request", "a bid request whose body has a wrong shape"),
                rejectedClient(Provider.SSP, "no-key", "a bid request without a key", ClientKind.WITHOUT_KEY),
                rejectedClient(
                        Provider.SSP,
                        "foreign-origin",
                        "a bid request from an unregistered page",
                        ClientKind.FOREIGN_PAGE),
                ssp("rate-limited", "a bid request beyond the rate limit", "rate-limited"),
                ssp("server-error", "a bid request that the server fails on", "server-error"));
    }

    private static Stream<ContractCase> legacy() {
        return Stream.of(
                legacy("served", "a turn of a chat that gets an ad", "always-fill"),
                legacy("not-served", "a turn of a chat that gets no ad", "no-bid"),
                rejected(Provider.LEGACY, "invalid-body", "a turn of a chat whose body has a wrong shape"),
                rejectedClient(Provider.LEGACY, "no-key", "a turn of a chat without a key", ClientKind.WITHOUT_KEY),
                rejectedClient(
                        Provider.LEGACY,
                        "foreign-origin",
                        "a turn of a chat from an unregistered page",
                        ClientKind.FOREIGN_PAGE),
                legacy("rate-limited", "a turn of a chat beyond the rate limit", "rate-limited"),
                legacy("server-error", "a turn of a chat that the server fails on", "server-error"));
    }

    /** The requests of a browser page (contract.md 1.8), and the alternative path. */
    private static Stream<ContractCase> browsers(Provider provider, String what) {
        return Stream.of(
                new ContractCase(
                        provider,
                        "trailing-slash",
                        what + " with a slash at the end of its path",
                        FILLED,
                        RequestKind.BODY_WITH_SLASH,
                        ClientKind.KNOWN,
                        RequestExamples::usual),
                new ContractCase(
                        provider,
                        "page",
                        what + " from a registered page",
                        FILLED,
                        RequestKind.BODY,
                        ClientKind.PAGE,
                        RequestExamples::usual),
                rejectedClient(
                        provider,
                        "page-without-key",
                        what + " without a key from a registered page",
                        ClientKind.PAGE_WITHOUT_KEY),
                bodiless(
                        provider,
                        "preflight",
                        "the preflight of " + what + " from a registered page",
                        RequestKind.PREFLIGHT,
                        ClientKind.PAGE_WITHOUT_KEY),
                bodiless(
                        provider,
                        "foreign-preflight",
                        "the preflight of " + what + " from an unregistered page",
                        RequestKind.PREFLIGHT,
                        ClientKind.FOREIGN_PAGE_WITHOUT_KEY));
    }

    private static Stream<ContractCase> sspTracking() {
        return Stream.of(
                tracked(Provider.SSP, "click", "a click on an ad", FILLED, RequestKind.CLICK),
                tracked(Provider.SSP, "view", "a view of a prompt", "sponsored-prompts", RequestKind.VIEW),
                unknown(Provider.SSP, "unknown-click", "a click with an unknown token", RequestKind.UNKNOWN_CLICK),
                unknown(Provider.SSP, "unknown-view", "a view with an unknown token", RequestKind.UNKNOWN_VIEW));
    }

    private static Stream<ContractCase> legacyTracking() {
        return Stream.of(
                tracked(Provider.LEGACY, "click", "a click on a product", FILLED, RequestKind.CLICK),
                unknown(
                        Provider.LEGACY,
                        "unknown-click",
                        "a click on a product with an unknown token",
                        RequestKind.UNKNOWN_CLICK));
    }

    static ContractCase tracked(Provider provider, String name, String description, String scenario, RequestKind sent) {
        return new ContractCase(
                provider, name, description, scenario, sent, ClientKind.WITHOUT_KEY, RequestExamples::usual);
    }

    static ContractCase unknown(Provider provider, String name, String description, RequestKind sent) {
        return bodiless(provider, name, description, sent, ClientKind.WITHOUT_KEY);
    }

    private static ContractCase bodiless(
            Provider provider, String name, String description, RequestKind sent, ClientKind client) {
        return new ContractCase(
                provider, name, description, Interaction.DEFAULT_STATE, sent, client, RequestExamples::usual);
    }

    private static ContractCase ssp(String name, String description, String scenario) {
        return filled(Provider.SSP, name, description, scenario);
    }

    private static ContractCase legacy(String name, String description, String scenario) {
        return filled(Provider.LEGACY, name, description, scenario);
    }

    private static ContractCase filled(Provider provider, String name, String description, String scenario) {
        return new ContractCase(
                provider, name, description, scenario, RequestKind.BODY, ClientKind.KNOWN, RequestExamples::usual);
    }

    private static ContractCase rejectedClient(Provider provider, String name, String description, ClientKind client) {
        return new ContractCase(
                provider,
                name,
                description,
                Interaction.DEFAULT_STATE,
                RequestKind.BODY,
                client,
                RequestExamples::usual);
    }

    private static ContractCase rejected(Provider provider, String name, String description) {
        return new ContractCase(
                provider,
                name,
                description,
                Interaction.DEFAULT_STATE,
                RequestKind.BODY,
                ClientKind.KNOWN,
                RequestExamples::misshapen);
    }
}
