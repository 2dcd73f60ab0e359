package dev.mockssp.auction;

import dev.mockssp.config.value.Revision;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.Problem;
import dev.mockssp.core.Problems;
import dev.mockssp.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The campaigns of all DSPs in their order, and the index of their keywords. Immutable. */
public final class Inventory {

    private static final String BUILT_IN = "/dev/mockssp/inventory.json";

    private final List<Campaign> campaigns;
    private final Map<String, Integer> positions;
    private final KeywordIndex keywords;
    private final Map<Revision, Inventory> parts = new ConcurrentHashMap<>();

    private Inventory(List<Campaign> campaigns, Map<String, Integer> positions) {
        this.campaigns = campaigns;
        this.positions = positions;
        this.keywords = new KeywordIndex(campaigns);
    }

    /**
     * @param revision the revision of a request
     * @return the campaigns that take part in the revision; this inventory if all do
     */
    public Inventory in(Revision revision) {
        return parts.computeIfAbsent(revision, this::part);
    }

    private Inventory part(Revision revision) {
        List<Campaign> part = campaigns.stream()
                .filter(campaign -> campaign.since().compareTo(revision) <= 0)
                .toList();
        return part.size() == campaigns.size() ? this : of(part);
    }

    /**
     * @param campaigns campaigns in their order
     * @return an inventory of them
     * @throws ConfigurationException if two have the same id, or a keyword or banned word contains no word
     */
    public static Inventory of(List<Campaign> campaigns) {
        Problems problems = new Problems();
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < campaigns.size(); i++) {
            check(campaigns.get(i), i, positions, problems);
        }
        problems.throwErrors();
        return new Inventory(List.copyOf(campaigns), Map.copyOf(positions));
    }

    private static void check(Campaign campaign, int index, Map<String, Integer> positions, Problems problems) {
        String pointer = "/campaigns/" + index;
        Integer earlier = positions.putIfAbsent(campaign.id(), index);
        if (earlier != null) {
            problems.add(Problem.error(
                    pointer + "/id",
                    pointer + "/id \"" + campaign.id() + "\" is the id of /campaigns/" + earlier
                            + " too; every campaign needs an id of its own",
                    List.of()));
        }
        checkWords(pointer + "/keywords/", campaign.keywords(), problems);
        checkWords(pointer + "/banned_words/", campaign.bannedWords(), problems);
    }

    /**
     * @param json an inventory file, already valid by its schema
     * @return its campaigns
     * @throws ConfigurationException as {@link #of(List)} and {@link Campaign#of(JsonNode)}, with the problems of all
     *     campaigns; the message names the JSON pointer
     */
    public static Inventory of(JsonNode json) {
        Problems problems = new Problems();
        List<Campaign> campaigns = new ArrayList<>();
        JsonPointer at = JsonPointer.empty().appendProperty("campaigns");
        for (int i = 0; i < json.path("campaigns").size(); i++) {
            JsonNode campaign = json.path("campaigns").get(i);
            JsonPointer place = at.appendIndex(i);
            problems.collect(() -> Campaign.of(campaign, place)).ifPresent(campaigns::add);
        }
        problems.throwErrors();
        return of(campaigns);
    }

    /** @return the inventory for users who configure none; shared by all mock servers of a process */
    public static Inventory builtIn() {
        return BuiltIn.INVENTORY;
    }

    /** Loaded on first use. */
    private static final class BuiltIn {
        private static final Inventory INVENTORY = load();
    }

    private static Inventory load() {
        try (InputStream in = Objects.requireNonNull(Inventory.class.getResourceAsStream(BUILT_IN), BUILT_IN)) {
            return of(Json.read(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void checkWords(String pointer, List<String> phrases, Problems problems) {
        for (int i = 0; i < phrases.size(); i++) {
            if (Tokenizer.of(phrases.get(i)).isEmpty()) {
                problems.add(Problem.error(
                        pointer + i,
                        pointer + i + " \"" + phrases.get(i) + "\" can never be found; a letter or a digit is needed",
                        List.of()));
            }
        }
    }

    /** @return the campaigns in their order */
    public List<Campaign> campaigns() {
        return campaigns;
    }

    /**
     * @param id a campaign's id
     * @return the campaign of that id
     */
    public Optional<Campaign> find(String id) {
        return Optional.ofNullable(positions.get(id)).map(campaigns::get);
    }

    /** @return the position of a campaign of this inventory, from 0 */
    int position(Campaign campaign) {
        return positions.get(campaign.id());
    }

    /** @return the inventory as in a file */
    public ObjectNode toJson() {
        ObjectNode json = Json.MAPPER.createObjectNode();
        ArrayNode array = json.putArray("campaigns");
        campaigns.forEach(campaign -> array.add(campaign.toJson()));
        return json;
    }

    /**
     * @param conversation the texts of all messages, oldest first
     * @return the keywords and banned words in it
     */
    KeywordMatches match(List<String> conversation) {
        return keywords.match(conversation);
    }
}
