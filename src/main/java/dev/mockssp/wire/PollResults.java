package dev.mockssp.wire;

import java.math.BigDecimal;
import java.util.List;

/**
 * The response to a vote and to a request for results (revision-2026.md, section 6.3).
 *
 * @param status always {@code success}
 */
public record PollResults(String status, Data data) {

    /** The votes of all users. */
    public record Data(int sponsored_poll_id, String question, int total_votes, List<Option> options) {}

    /**
     * An option and its votes.
     *
     * @param percentage its share of all votes, with at most one decimal
     */
    public record Option(String id, String text, int votes, BigDecimal percentage) {}

    /**
     * The body in the earlier form of the vendor's documents (section 6.5).
     *
     * @param selected_option_id the option that this request voted for, or null
     */
    public record Earlier(int sponsored_poll_id, String selected_option_id, int total_votes, List<Option> options) {}

    /** An error in the earlier form. */
    public record EarlierError(Code error) {

        /** The error for programs and for people. */
        public record Code(String code, String message) {}
    }
}
