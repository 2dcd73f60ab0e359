package dev.mockssp.auction;

import java.util.Locale;

/** The stages of the auction (contract.md 1.6). The first that admits a candidate decides. */
public enum AuctionStage {
    /** A keyword is in the conversation. */
    CONTEXTUAL {
        @Override
        boolean admits(Campaign campaign, long score, AuctionRequest request) {
            return score > 0;
        }
    },
    /** The user clicked the campaign before. */
    RETARGETING {
        @Override
        boolean admits(Campaign campaign, long score, AuctionRequest request) {
            return request.clicked().contains(campaign.id());
        }
    },
    /** Chosen at random: an irrelevant ad is tried. */
    EXPLORATION {
        @Override
        boolean admits(Campaign campaign, long score, AuctionRequest request) {
            return request.explore();
        }
    },
    /** The publisher prefers an irrelevant ad to none. */
    FORCE {
        @Override
        boolean admits(Campaign campaign, long score, AuctionRequest request) {
            return request.force();
        }
    },
    /** Before a chat, every campaign is relevant. */
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
     * @param score its relevance, in billionths
     * @param request the request
     * @return whether it is relevant in this stage
     */
    boolean admits(Campaign campaign, long score, AuctionRequest request) {
        return true;
    }
}
