package dev.mockssp.auction;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.mockssp.config.value.Revision;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.json.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes a campaign of an inventory file. */
final class CampaignJson {

    private static final int CENT_DIGITS = 2;
    private static final int UNIT_DIGITS = 5;
    private static final int MAX_SHOWN = 40;

    private CampaignJson() {}

    static Campaign read(JsonNode json, JsonPointer at) {
        String advertiser = json.path("advertiser").asString();
        return new Campaign(
                json.path("id").asString(),
                json.path("dsp").asString(),
                advertiser,
                json.path("domain").asString(),
                json.path("vertical").asString(),
                amount(json.path("price"), CENT_DIGITS, "two decimals (such as 5.50)", at.appendProperty("price")),
                texts(json, "formats").stream()
                        .flatMap(label -> AdFormat.of(label).stream())
                        .collect(toUnmodifiableSet()),
                texts(json, "keywords"),
                texts(json, "headlines"),
                texts(json, "prompts"),
                poll(json.path("poll")),
                json.path("view_pixel").asBoolean(true),
                text(json, "since").flatMap(Revision::of).orElse(Revision.R2025_11),
                text(json, "description"),
                text(json, "cta_text"),
                text(json, "product").orElse(advertiser),
                text(json, "image_url"),
                text(json, "logo_url"),
                json.path("landing_url").asString(),
                texts(json, "countries").stream()
                        .map(code -> code.toUpperCase(Locale.ROOT))
                        .collect(toUnmodifiableSet()),
                texts(json, "languages").stream()
                        .map(code -> code.toLowerCase(Locale.ROOT))
                        .collect(toUnmodifiableSet()),
                hours(json.path("hours")),
                texts(json, "banned_words"),
                units(json.path("budget"), at.appendProperty("budget")));
    }

    static ObjectNode write(Campaign campaign) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("id", campaign.id());
        json.put("dsp", campaign.dsp());
        json.put("advertiser", campaign.advertiser());
        json.put("domain", campaign.domain());
        json.put("vertical", campaign.vertical());
        json.put("price", Json.dollars(campaign.priceCents()));
        put(
                json,
                "formats",
                Arrays.stream(AdFormat.values())
                        .filter(campaign.formats()::contains)
                        .map(AdFormat::label)
                        .toList());
        put(json, "keywords", campaign.keywords());
        put(json, "headlines", campaign.headlines());
        put(json, "prompts", campaign.prompts());
        campaign.poll().ifPresent(poll -> {
            ObjectNode written = json.putObject("poll").put("question", poll.question());
            put(written, "options", poll.options());
        });
        if (!campaign.viewPixel()) {
            json.put("view_pixel", false);
        }
        if (campaign.since() != Revision.R2025_11) {
            json.put("since", campaign.since().label());
        }
        json.put("description", campaign.description().orElse(null));
        campaign.ctaText().ifPresent(text -> json.put("cta_text", text));
        json.put("product", campaign.product());
        campaign.imageUrl().ifPresent(url -> json.put("image_url", url));
        campaign.logoUrl().ifPresent(url -> json.put("logo_url", url));
        json.put("landing_url", campaign.landingUrl());
        put(json, "countries", campaign.countries().stream().sorted().toList());
        if (!campaign.languages().isEmpty()) {
            put(json, "languages", campaign.languages().stream().sorted().toList());
        }
        campaign.hours()
                .ifPresent(hours ->
                        json.putObject("hours").put("from", hours.from()).put("until", hours.until()));
        put(json, "banned_words", campaign.bannedWords());
        campaign.budgetUnits().ifPresent(units -> json.put("budget", dollars(units)));
        return json;
    }

    private static Optional<Poll> poll(JsonNode poll) {
        return poll.isObject()
                ? Optional.of(new Poll(poll.path("question").asString(), texts(poll, "options")))
                : Optional.empty();
    }

    private static Optional<Hours> hours(JsonNode hours) {
        return hours.isObject()
                ? Optional.of(new Hours(
                        hours.path("from").asInt(0), hours.path("until").asInt(0)))
                : Optional.empty();
    }

    private static void put(ObjectNode json, String name, Collection<String> values) {
        values.forEach(json.putArray(name)::add);
    }

    private static Optional<String> text(JsonNode json, String name) {
        JsonNode value = json.path(name);
        return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
    }

    private static List<String> texts(JsonNode json, String name) {
        return json.path(name).valueStream().map(JsonNode::asString).toList();
    }

    private static OptionalLong units(JsonNode dollars, JsonPointer at) {
        return dollars.isNumber()
                ? OptionalLong.of(amount(dollars, UNIT_DIGITS, "five decimals (such as 250.00125)", at))
                : OptionalLong.empty();
    }

    /** JSON Schema cannot count decimals: 4.6 is a multiple of 0.01 in Java, but not in JavaScript and Python. */
    private static long amount(JsonNode dollars, int digits, String allowed, JsonPointer at) {
        BigDecimal amount = dollars.decimalValue().stripTrailingZeros();
        if (amount.scale() > digits) {
            throw new ConfigurationException(
                    at + " must have at most " + allowed + ", was " + shown(dollars.toString()), at.toString());
        }
        return amount.movePointRight(digits).longValueExact();
    }

    private static String shown(String number) {
        return number.length() <= MAX_SHOWN ? number : number.substring(0, MAX_SHOWN) + "…";
    }

    /** @return two decimals, or as many as the budget has */
    private static BigDecimal dollars(long units) {
        BigDecimal exact = BigDecimal.valueOf(units, UNIT_DIGITS).stripTrailingZeros();
        return exact.scale() < 2 ? exact.setScale(2, RoundingMode.UNNECESSARY) : exact;
    }
}
