package dev.mockssp.auction;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The ad formats that are live (contract.md 1.2). */
public enum Format {
    SPONSORED_MESSAGE,
    SPONSORED_PROMPT;

    private static final List<Format> ALL = List.of(values());

    private final String label = name().toLowerCase(Locale.ROOT);

    /** @return the vendor's name, such as {@code sponsored_message} */
    public String label() {
        return label;
    }

    /**
     * @param label a name from {@code ad_formats}
     * @return the format of that name, empty for one that is not live or not known
     */
    public static Optional<Format> of(String label) {
        for (Format format : ALL) {
            if (format.label.equals(label)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
