package dev.mockssp.auction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockssp.core.ConfigurationException;
import dev.mockssp.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class InventoryTest {

    private static final String SMALLEST = """
            {"id": "a", "dsp": "one", "advertiser": "Brand", "domain": "brand.example", "vertical": "tests",
             "price": 5.5, "formats": ["sponsored_message"], "headlines": ["H"], "landing_url": "/x"}
            """;

    private static JsonNode json(String text) {
        return Json.read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatIsNotGivenIsEmpty() {
        Campaign campaign = Campaign.of(json(SMALLEST));

        assertThat(campaign.priceCents()).isEqualTo(550);
        assertThat(campaign.product()).isEqualTo("Brand");
        assertThat(campaign.keywords()).isEmpty();
        assertThat(campaign.prompts()).isEmpty();
        assertThat(campaign.countries()).isEmpty();
        assertThat(campaign.bannedWords()).isEmpty();
        assertThat(campaign.description()).isEmpty();
        assertThat(campaign.ctaText()).isEmpty();
        assertThat(campaign.imageUrl()).isEmpty();
        assertThat(campaign.logoUrl()).isEmpty();
        assertThat(campaign.budgetUnits()).isEmpty();
    }

    @Test
    void aNullDescriptionIsNone() {
        assertThat(Campaign.of(json("{\"price\": 1, \"description\": null}")).description())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"5, 500", "5.5, 550", "5.50, 550", "0.29, 29", "1.1e1, 1100", "19.99, 1999"})
    void pricesAreExact(String price, long cents) {
        assertThat(Campaign.of(json("{\"price\": " + price + "}")).priceCents()).isEqualTo(cents);
    }

    @ParameterizedTest
    @CsvSource({"250, 25000000, 250.00", "0.1, 10000, 0.10", "0.00055, 55, 0.00055", "1e2, 10000000, 100.00"})
    void budgetsAreExact(String budget, long units, String written) {
        Campaign campaign = Campaign.of(json("{\"price\": 1, \"budget\": " + budget + "}"));

        assertThat(campaign.budgetUnits()).isEqualTo(OptionalLong.of(units));
        assertThat(campaign.toJson().path("budget").decimalValue().toPlainString())
                .isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5.555 | 1 | /campaigns/1/price must have at most two decimals (such as 5.50), was 5.555",
                "5.501 | 1 | /campaigns/1/price must have at most two decimals (such as 5.50), was 5.501",
                "1e-3 | 1 | /campaigns/1/price must have at most two decimals (such as 5.50), was 0.001",
                "5 | 0.000001 | /campaigns/1/budget must have at most five decimals (such as 250.00125), was 0.000001",
                "5 | 1e-999999 | /campaigns/1/budget must have at most five decimals (such as 250.00125), was 1E-999999",
            })
    void moreDecimalsAreRejected(String price, String budget, String message) {
        String campaigns =
                "{\"campaigns\": [{\"id\": \"a\", \"price\": 5.550, \"budget\": 0.000010}, {\"id\": \"b\", \"price\": "
                        + price + ", \"budget\": " + budget + "}]}";

        assertThatThrownBy(() -> Inventory.of(json(campaigns)))
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        e -> assertThat(e.pointer()).contains(message.substring(0, message.indexOf(' '))))
                .hasMessage(message);
    }

    @Test
    void aLongNumberIsCutInTheMessage() {
        assertThatThrownBy(() -> Campaign.of(json("{\"price\": 1." + "1".repeat(500) + "}")))
                .hasMessage("/price must have at most two decimals (such as 5.50), was 1." + "1".repeat(38) + "…");
    }

    @Test
    void findsByTheId() {
        Inventory inventory = Ad.inventory(Ad.named("a"), Ad.named("b"));

        assertThat(inventory.find("b")).contains(Ad.named("b").campaign());
        assertThat(inventory.find("c")).isEmpty();
    }

    @Test
    void anIdGivenTwiceIsRefused() {
        assertThatThrownBy(() -> Ad.inventory(Ad.named("a"), Ad.named("b"), Ad.named("a")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "/campaigns/2/id \"a\" is the id of /campaigns/0 too; every campaign needs an id of its own");
    }

    @Test
    void aKeywordOrBannedWordWithoutAWordIsRefused() {
        assertThatThrownBy(() -> Ad.inventory(Ad.named("a").keywords("shoes", "👟")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("/campaigns/0/keywords/1 \"👟\" can never be found; a letter or a digit is needed");
        assertThatThrownBy(() -> Ad.inventory(Ad.named("a"), Ad.named("b").banned("--")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("/campaigns/1/banned_words/0 ");
    }

    @Test
    void whatIsWrittenReadsAsTheSame() {
        Inventory builtIn = Inventory.builtIn();

        assertThat(Inventory.of(Json.read(Json.write(builtIn.toJson()))).campaigns())
                .isEqualTo(builtIn.campaigns());
    }
}
