package dev.mockssp.auction;

import dev.mockssp.config.value.Revision;
import dev.mockssp.core.memory.MemoryBudget;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** A campaign for a test, and a brief for it: only what the test is about needs saying. */
final class Ad {

    private final String id;
    private String dsp = "one";
    private long priceCents = 500;
    private Set<AdFormat> formats = Set.of(AdFormat.values());
    private List<String> keywords = List.of("shoes");
    private List<String> headlines = List.of("A headline");
    private List<String> prompts = List.of("A prompt?");
    private Optional<Poll> poll = Optional.of(new Poll("A question?", List.of("One", "Two")));
    private Revision since = Revision.R2025_11;
    private Optional<String> description = Optional.of("Some text.");
    private Set<String> countries = Set.of();
    private List<String> bannedWords = List.of();
    private OptionalLong budgetUnits = OptionalLong.empty();

    private Ad(String id) {
        this.id = id;
    }

    static Ad named(String id) {
        return new Ad(id);
    }

    static Inventory inventory(Ad... ads) {
        return Inventory.of(List.of(ads).stream().map(Ad::campaign).toList());
    }

    Ad dsp(String name) {
        dsp = name;
        return this;
    }

    Ad price(long cents) {
        priceCents = cents;
        return this;
    }

    Ad formats(AdFormat... all) {
        formats = Set.of(all);
        return this;
    }

    Ad keywords(String... all) {
        keywords = List.of(all);
        return this;
    }

    Ad headlines(String... all) {
        headlines = List.of(all);
        return this;
    }

    Ad prompts(String... all) {
        prompts = List.of(all);
        return this;
    }

    Ad since(Revision revision) {
        since = revision;
        return this;
    }

    Ad noDescription() {
        description = Optional.empty();
        return this;
    }

    Ad countries(String... all) {
        countries = Set.of(all);
        return this;
    }

    Ad banned(String... all) {
        bannedWords = List.of(all);
        return this;
    }

    Ad budgetUnits(long units) {
        budgetUnits = OptionalLong.of(units);
        return this;
    }

    Campaign campaign() {
        return new Campaign(
                id,
                dsp,
                "Brand",
                "brand.example",
                "tests",
                priceCents,
                formats,
                keywords,
                headlines,
                prompts,
                poll,
                true,
                since,
                description,
                Optional.empty(),
                "The product",
                Optional.empty(),
                Optional.empty(),
                "/landing/" + id,
                countries,
                Set.of(),
                Optional.empty(),
                bannedWords,
                budgetUnits);
    }

    /** What a test asks for. */
    static final class Asked {
        private final RequestKind kind;
        private Set<AdFormat> formats;
        private List<String> conversation = List.of("shoes");
        private Optional<String> country = Optional.empty();
        private OptionalInt maxHeadlineChars = OptionalInt.empty();
        private boolean force;
        private boolean staging;
        private Set<String> clicked = Set.of();
        private boolean explore;
        private boolean ownDemandOnly;
        private long floorCents = Revision.R2025_11.floorCents();

        private Asked(RequestKind kind, Set<AdFormat> formats) {
            this.kind = kind;
            this.formats = formats;
        }

        static Asked inChat(String... messages) {
            Asked asked = new Asked(RequestKind.CONTEXTUAL, Set.of(AdFormat.SPONSORED_MESSAGE));
            asked.conversation = List.of(messages);
            return asked;
        }

        static Asked opener(AdFormat... formats) {
            Asked asked = new Asked(RequestKind.OPENER, Set.of(formats));
            asked.conversation = List.of();
            return asked;
        }

        Asked formats(AdFormat... all) {
            formats = Set.of(all);
            return this;
        }

        Asked from(String code) {
            country = Optional.of(code);
            return this;
        }

        Asked within(int chars) {
            maxHeadlineChars = OptionalInt.of(chars);
            return this;
        }

        Asked force() {
            force = true;
            return this;
        }

        Asked staging() {
            staging = true;
            return this;
        }

        Asked clicked(String... ids) {
            clicked = Set.of(ids);
            return this;
        }

        Asked explore() {
            explore = true;
            return this;
        }

        Asked ownDemandOnly() {
            ownDemandOnly = true;
            return this;
        }

        Asked floor(long cents) {
            floorCents = cents;
            return this;
        }

        AuctionRequest brief() {
            return new AuctionRequest(
                    kind,
                    formats,
                    conversation,
                    new Audience(ownDemandOnly, Optional.empty(), OptionalInt.empty()),
                    country,
                    floorCents,
                    maxHeadlineChars,
                    force,
                    staging,
                    clicked,
                    explore);
        }

        AuctionResult of(Ad... ads) {
            return Auction.run(brief(), inventory(ads), new CampaignSpend(MemoryBudget.unlimited()));
        }
    }
}
