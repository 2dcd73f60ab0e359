package dev.mockssp.auction;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The ad formats that are live (contract.md 1.2). */
public enum AdFormat {
    SPONSORED_MESSAGE,
    SPONSORED_PROMPT;

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
        Set<AdFormat> live = EnumSet.noneOf(AdFormat.class);
        for (String label : labels) {
            of(label).ifPresent(live::add);
        }
        return live;
    }

    /**
     * @param label a name from {@code ad_formats}
     * @return the format of that name, empty for one that is not live or not known
     */
    public static Optional<AdFormat> of(String label) {
        for (AdFormat format : values()) {
            if (format.label.equals(label)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
