package dev.mockssp.auction;

import java.util.Locale;

/** The stages of the auction (contract.md 1.6). The first that admits a candidate decides. */
public enum AuctionStage {
    /** A keyword stands in the conversation. */
    CONTEXTUAL {
        @Override
        boolean admits(Campaign campaign, long score, AuctionRequest brief) {
            return score > 0;
        }
    },
    /** The user clicked the campaign before. */
    RETARGETING {
        @Override
        boolean admits(Campaign campaign, long score, AuctionRequest brief) {
            return brief.clicked().contains(campaign.id());
        }
    },
    /** The draw fell on trying out what does not fit. */
    EXPLORATION {
        @Override
        boolean admits(Campaign campaign, long score, AuctionRequest brief) {
            return brief.explore();
        }
    },
    /** The publisher wants an ad as a last resort. */
    FORCE {
        @Override
        boolean admits(Campaign campaign, long score, AuctionRequest brief) {
            return brief.force();
        }
    },
    /** Before a chat there is nothing to be relevant to. */
    OPENER,
    /** A staging key gets an ad on every request. */
    STAGING;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** @return its name, such as {@code contextual} */
    public String label() {
        return label;
    }

    /**
     * @param campaign a campaign that passed the filters
     * @param score how well it fits, in billionths
     * @param brief what was asked for
     * @return whether it is relevant in this stage
     */
    boolean admits(Campaign campaign, long score, AuctionRequest brief) {
        return true;
    }
}
