package dev.mockssp.auction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One auction: its filters, its stages, and who wins the stage that decides. */
final class Round {

    private static final int FEWEST_PROMPTS = 3;

    private final Brief brief;
    private final Inventory inventory;
    private final Reading reading;
    private final Filters filters;
    private final Standing standing;

    Round(Brief brief, Inventory inventory, Spending spending) {
        this.brief = brief;
        this.inventory = inventory;
        this.reading = inventory.read(brief.conversation());
        this.filters = new Filters(brief.country(), reading, spending);
        this.standing = new Standing(inventory, reading);
    }

    /** The stages in their order, over what passes every filter. */
    Optional<Outcome> ordinary(Format format) {
        List<Candidate> passing = passing(format);
        for (Stage stage : brief.kind().stages()) {
            List<Candidate> relevant = passing.stream()
                    .filter(candidate -> stage.admits(candidate, brief))
                    .toList();
            if (!relevant.isEmpty()) {
                return Optional.of(decide(stage, format, relevant));
            }
        }
        return Optional.empty();
    }

    /** For staging keys, when no stage found any: what passes the filters, else all that can be rendered. */
    Optional<Outcome> staging(Format format) {
        List<Candidate> passing = passing(format);
        List<Candidate> candidates = passing.isEmpty() ? renderable(format) : passing;
        return candidates.isEmpty() ? Optional.empty() : Optional.of(decide(Stage.STAGING, format, candidates));
    }

    Outcome nobody() {
        return new Outcome(Optional.empty(), List.of(), standing.explain());
    }

    private List<Candidate> renderable(Format format) {
        List<Candidate> result = new ArrayList<>();
        for (int i = 0; i < inventory.campaigns().size(); i++) {
            Campaign campaign = inventory.campaigns().get(i);
            Optional<Verdict> refusal = Filters.render(campaign, format, brief.maxHeadlineChars());
            if (refusal.isPresent()) {
                standing.raise(i, refusal.get());
            } else {
                result.add(new Candidate(i, campaign, reading.scores()[i]));
            }
        }
        return result;
    }

    private List<Candidate> passing(Format format) {
        List<Candidate> result = renderable(format);
        result.removeIf(candidate -> {
            Optional<Verdict> refusal =
                    filters.hard(candidate.index(), candidate.campaign()).or(() -> Filters.floor(candidate.campaign()));
            standing.raise(candidate.index(), refusal.orElse(Verdict.NOT_RELEVANT));
            return refusal.isPresent();
        });
        return result;
    }

    private Outcome decide(Stage stage, Format format, List<Candidate> relevant) {
        List<Offer> offers = format == Format.SPONSORED_PROMPT ? prompts(relevant) : List.of(message(relevant));
        return new Outcome(Optional.of(stage), offers, standing.explain());
    }

    /** Each DSP offers its best fit, and the highest price wins. */
    private Offer message(List<Candidate> relevant) {
        standing.raise(relevant, Verdict.NOT_OFFERED);
        Map<String, Candidate> offered = new HashMap<>();
        for (Candidate candidate : relevant) {
            offered.merge(candidate.campaign().dsp(), candidate, (a, b) -> Candidate.BY_FIT.compare(a, b) <= 0 ? a : b);
        }
        standing.raise(offered.values(), Verdict.OUTBID);
        Candidate winner = offered.values().stream().min(Candidate.BY_PRICE).orElseThrow();
        standing.raise(winner.index(), Verdict.WON);
        String headline =
                winner.campaign().headlineWithin(brief.maxHeadlineChars()).orElseThrow();
        return new Offer(winner.campaign(), Format.SPONSORED_MESSAGE, headline);
    }

    /** One prompt of each campaign by price; where that gives too few, further ones of the same campaigns. */
    private List<Offer> prompts(List<Candidate> relevant) {
        standing.raise(relevant, Verdict.OUTBID);
        List<Candidate> winners = relevant.stream()
                .sorted(Candidate.BY_PRICE)
                .limit(Auction.MOST_PROMPTS)
                .toList();
        standing.raise(winners, Verdict.WON);
        int[] shown = shares(winners);
        List<Offer> offers = new ArrayList<>();
        for (int i = 0; i < shown.length; i++) {
            Campaign campaign = winners.get(i).campaign();
            campaign.prompts().stream()
                    .limit(shown[i])
                    .forEach(prompt -> offers.add(new Offer(campaign, Format.SPONSORED_PROMPT, prompt)));
        }
        return offers;
    }

    /** How many prompts each winner shows: one, and in turns one more while they are too few. */
    private static int[] shares(List<Candidate> winners) {
        int[] shown = new int[winners.size()];
        int total = 0;
        boolean more = true;
        for (int turn = 0; more && total < FEWEST_PROMPTS; turn++) {
            more = false;
            for (int i = 0; i < shown.length && (turn == 0 || total < FEWEST_PROMPTS); i++) {
                if (winners.get(i).campaign().prompts().size() > turn) {
                    shown[i]++;
                    total++;
                    more = true;
                }
            }
        }
        return shown;
    }
}
