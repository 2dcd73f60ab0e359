package dev.mockssp.auction;

import java.util.List;

/**
 * A sponsored poll.
 *
 * @param question the question
 * @param options the texts of two to four options; the id of an option is its position, from 0
 */
public record Poll(String question, List<String> options) {
    public Poll {
        options = List.copyOf(options);
    }
}
