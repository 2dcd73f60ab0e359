import java.util.List;

/** What a key of src/bench/chaos gets: which outcome each of its requests has, in their order. */
enum ChaosKey {
    FIRST("default", 1),
    SECOND("default", 1),
    FLAKY("flaky", 1),
    OTHER_FLAKY("flaky", 1),
    STEPS("chaos-steps", 1),
    /** More requests than the rate limit allows, if half of the load is more than that. */
    BUSY("default", 5);

    /** Of each key and second; so low that a slow machine keeps up with more requests. */
    static final int RATE_LIMIT = 20;

    /** A scenario file whose steps count on their own. */
    static final String STEPS_SCENARIO =
            """
            {"description": "Each 5th fails, each 3rd of the others has no ad.", "steps": [
              {"when": {"every": 5}, "fail": {"status": 500}}, {"when": {"every": 3}, "no_bid": {}}, {"fill": {}}]}
            """;

    private static final int SHARES = 10;

    private final String scenario;
    private final int share;

    ChaosKey(String scenario, int share) {
        this.scenario = scenario;
        this.share = share;
    }

    /** @return the key that the request with a number has; each key has its share of ten requests, evenly spread */
    static ChaosKey of(long number) {
        int place = (int) (number % SHARES);
        return place % 2 == 0 ? BUSY : values()[place / 2];
    }

    String apiKey() {
        return "staging-chaos-" + ordinal();
    }

    /** The scenario that the key is bound to. */
    String scenario() {
        return scenario;
    }

    /** @return how many of a rate's requests the key gets */
    double of(double rate) {
        return rate * share / SHARES;
    }

    /**
     * @param earlier how many requests of the key were processed before, not counting those over the rate limit
     * @return the outcome as the journal names it
     */
    String outcome(int earlier) {
        int number = earlier + 1;
        return switch (scenario) {
            case "flaky" -> number % 3 == 0 ? "error" : "fill";
            case "chaos-steps" -> number % 5 == 0 ? "error" : (number - number / 5) % 3 == 0 ? "no-bid" : "fill";
            default -> "fill";
        };
    }

    /** @return how many requests reach each step of its scenario, once that many were processed */
    List<Integer> reached(int processed) {
        return switch (scenario) {
            case "flaky" -> List.of(processed, processed - processed / 3);
            case "chaos-steps" -> {
                int others = processed - processed / 5;
                yield List.of(processed, others, others - others / 3);
            }
            default -> List.of();
        };
    }
}
