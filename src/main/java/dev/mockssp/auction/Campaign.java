package dev.mockssp.auction;

import static java.util.Objects.requireNonNull;

import dev.mockssp.config.value.Revision;
import dev.mockssp.core.ConfigurationException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An advertiser's campaign (contract.md 1.4 to 1.6). URLs that begin with {@code /} are relative to the mock server.
 *
 * @param id its id in inventory, scenarios and journal
 * @param dsp the demand-side platform that bids for it
 * @param advertiser the brand
 * @param domain the brand's domain
 * @param vertical the line of business, such as {@code travel}
 * @param priceCents its price for a thousand impressions, in cents
 * @param formats the formats of its creatives
 * @param keywords words and phrases that make it relevant
 * @param headlines the best first
 * @param prompts the best first
 * @param poll the sponsored poll; the button leads nowhere without {@code ctaText}
 * @param viewPixel whether the DSP wants to be told of each view, in revision 2026
 * @param since the first revision that it takes part in
 * @param description the text under the headline
 * @param ctaText the text of the button
 * @param product the product's name, for the legacy endpoint
 * @param imageUrl the product's image
 * @param logoUrl the brand's logo
 * @param landingUrl the landing page
 * @param countries ISO alpha-2 codes, none for everywhere
 * @param languages ISO 639 codes in lower case, none for every language; in revision 2026
 * @param hours when it is shown, empty for the whole day; in revision 2026
 * @param bannedWords words and phrases that exclude it from a conversation
 * @param budgetUnits the most that its wins may cost, in units of 0.00001 dollars, empty for no limit
 */
public record Campaign(
        String id,
        String dsp,
        String advertiser,
        String domain,
        String vertical,
        long priceCents,
        Set<AdFormat> formats,
        List<String> keywords,
        List<String> headlines,
        List<String> prompts,
        Optional<Poll> poll,
        boolean viewPixel,
        Revision since,
        Optional<String> description,
        Optional<String> ctaText,
        String product,
        Optional<String> imageUrl,
        Optional<String> logoUrl,
        String landingUrl,
        Set<String> countries,
        Set<String> languages,
        Optional<Hours> hours,
        List<String> bannedWords,
        OptionalLong budgetUnits) {

    private static final String SENTENCE_ENDS = ".!?…。！？";

    public Campaign {
        requireNonNull(id, "id");
        requireNonNull(dsp, "dsp");
        requireNonNull(advertiser, "advertiser");
        requireNonNull(domain, "domain");
        requireNonNull(vertical, "vertical");
        formats = Set.copyOf(formats);
        keywords = List.copyOf(keywords);
        headlines = List.copyOf(headlines);
        prompts = List.copyOf(prompts);
        requireNonNull(poll, "poll");
        requireNonNull(since, "since");
        requireNonNull(description, "description");
        requireNonNull(ctaText, "ctaText");
        requireNonNull(product, "product");
        requireNonNull(imageUrl, "imageUrl");
        requireNonNull(logoUrl, "logoUrl");
        requireNonNull(landingUrl, "landingUrl");
        countries = Set.copyOf(countries);
        languages = Set.copyOf(languages);
        requireNonNull(hours, "hours");
        bannedWords = List.copyOf(bannedWords);
        requireNonNull(budgetUnits, "budgetUnits");
    }

    /**
     * @param json a campaign of an inventory file, already valid by its schema
     * @return the campaign
     * @throws ConfigurationException if its price has more than two decimals or its budget more than five, which JSON
     *     Schema cannot express the same way in every language
     */
    public static Campaign of(JsonNode json) {
        return of(json, JsonPointer.empty());
    }

    /**
     * @param json as in {@link #of(JsonNode)}
     * @param at its place in the document, for the pointer of an exception
     * @return the campaign
     * @throws ConfigurationException as {@link #of(JsonNode)}
     */
    public static Campaign of(JsonNode json, JsonPointer at) {
        return CampaignJson.read(json, at);
    }

    /** @return the campaign as in an inventory file */
    public ObjectNode toJson() {
        return CampaignJson.write(this);
    }

    /**
     * @param maxChars the longest headline in code points, empty for no limit
     * @return the best headline that fits without truncation, empty if none does
     */
    public Optional<String> headlineWithin(OptionalInt maxChars) {
        for (String headline : headlines) {
            if (maxChars.isEmpty() || headline.codePointCount(0, headline.length()) <= maxChars.getAsInt()) {
                return Optional.of(headline);
            }
        }
        return Optional.empty();
    }

    /** @return whether it is a poll and nothing else, so that it has no product */
    public boolean isOnlyPoll() {
        return formats.equals(Set.of(AdFormat.SPONSORED_POLL));
    }

    /**
     * @param country an ISO alpha-2 country in upper case, empty when unknown
     * @return whether the campaign runs there; a campaign with countries does not run in an unknown one
     */
    boolean runsIn(Optional<String> country) {
        return countries.isEmpty() || country.filter(countries::contains).isPresent();
    }

    /**
     * @param accepted tells of a language code whether the user accepts it; empty when that is not known
     * @return whether the campaign is in a language of the user; when that is not known, any is
     */
    boolean speaks(Optional<Predicate<String>> accepted) {
        return languages.isEmpty()
                || accepted.map(language -> languages.stream().anyMatch(language))
                        .orElse(true);
    }

    /**
     * @param hour the hour of the user's day, empty when unknown
     * @return whether the campaign is shown then; when the hour is unknown, it is
     */
    boolean runsAt(OptionalInt hour) {
        return hours.isEmpty() || hour.isEmpty() || hours.get().include(hour.getAsInt());
    }

    /** The id alone: a hash of all components for each lookup would cost more than the auction. */
    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** @return the text of the legacy endpoint: headline and description, else the product's name */
    public String creative() {
        Optional<String> headline = headlineWithin(OptionalInt.empty());
        if (headline.isPresent() && description.isPresent()) {
            return asSentence(headline.get()) + " " + description.get();
        }
        return headline.or(() -> description).orElse(product);
    }

    private static String asSentence(String text) {
        boolean ended = !text.isEmpty() && SENTENCE_ENDS.indexOf(text.charAt(text.length() - 1)) >= 0;
        return ended ? text : text + ".";
    }
}
