package dev.mockssp.auction;

import dev.mockssp.config.value.Revision;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The ad formats that are live in some revision (contract.md 1.2), the preferred one of a tie first. */
public enum AdFormat {
    SPONSORED_MESSAGE(Revision.R2025_11),
    SPONSORED_PROMPT(Revision.R2025_11),
    SPONSORED_POLL(Revision.R2026);

    private final String label = name().toLowerCase(Locale.ROOT);
    private final Revision since;

    AdFormat(Revision since) {
        this.since = since;
    }

    /** @return the vendor's name, such as {@code sponsored_message} */
    public String label() {
        return label;
    }

    /**
     * @param labels the names in {@code ad_formats}
     * @param revision the revision of the request
     * @return the formats among them that are live in the revision
     */
    public static Set<AdFormat> among(List<String> labels, Revision revision) {
        Set<AdFormat> live = EnumSet.noneOf(AdFormat.class);
        for (String label : labels) {
            of(label, revision).ifPresent(live::add);
        }
        return live;
    }

    /**
     * @param label a name from {@code ad_formats}
     * @param revision the revision of a request
     * @return the format of that name, empty for one that is not live in the revision
     */
    public static Optional<AdFormat> of(String label, Revision revision) {
        return of(label).filter(format -> format.since.compareTo(revision) <= 0);
    }

    /**
     * @param label a name in an inventory or a scenario
     * @return the format of that name, empty for one that is not known
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
