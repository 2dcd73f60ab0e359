package dev.mockssp.auction;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The ad formats that are live (contract.md 1.2). */
public enum AdFormat {
    SPONSORED_MESSAGE,
    SPONSORED_PROMPT;

    private static final List<AdFormat> ALL = List.of(values());
    private static final Set<AdFormat> BOTH = Set.of(SPONSORED_MESSAGE, SPONSORED_PROMPT);

    private final String label = name().toLowerCase(Locale.ROOT);

    /** @return the vendor's name, such as {@code sponsored_message} */
    public String label() {
        return label;
    }

    /**
     * @param labels the names in {@code ad_formats}
     * @return the formats among them that are live
     */
    public static Set<AdFormat> among(List<String> labels) {
        boolean message = labels.contains(SPONSORED_MESSAGE.label);
        boolean prompt = labels.contains(SPONSORED_PROMPT.label);
        if (message && prompt) {
            return BOTH;
        }
        if (message) {
            return Set.of(SPONSORED_MESSAGE);
        }
        return prompt ? Set.of(SPONSORED_PROMPT) : Set.of();
    }

    /**
     * @param label a name from {@code ad_formats}
     * @return the format of that name, empty for one that is not live or not known
     */
    public static Optional<AdFormat> of(String label) {
        for (AdFormat format : ALL) {
            if (format.label.equals(label)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
