package dev.mockssp.auction;

import static java.util.Objects.requireNonNull;

import dev.mockssp.core.ConfigurationException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
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
 * @param description the text under the headline
 * @param ctaText the text of the button
 * @param product the product's name, for the legacy endpoint
 * @param imageUrl the product's image
 * @param logoUrl the brand's logo
 * @param landingUrl the landing page
 * @param countries ISO alpha-2 codes, none for everywhere
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
        Optional<String> description,
        Optional<String> ctaText,
        String product,
        Optional<String> imageUrl,
        Optional<String> logoUrl,
        String landingUrl,
        Set<String> countries,
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
        requireNonNull(description, "description");
        requireNonNull(ctaText, "ctaText");
        requireNonNull(product, "product");
        requireNonNull(imageUrl, "imageUrl");
        requireNonNull(logoUrl, "logoUrl");
        requireNonNull(landingUrl, "landingUrl");
        countries = Set.copyOf(countries);
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

    /**
     * @param country an ISO alpha-2 country in upper case, empty when unknown
     * @return whether the campaign runs there; a campaign with countries does not run in an unknown one
     */
    boolean runsIn(Optional<String> country) {
        return countries.isEmpty() || country.filter(countries::contains).isPresent();
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
