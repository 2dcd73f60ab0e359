package dev.mockssp.scenario;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A way in which the ad of revision 2026 differs from what the vendor usually sends. */
public enum AdVariant {
    /** The URL of the DSP's view pixel is a member of the bid too, as documented. */
    VIEW_URL_MEMBER,
    /** The tokens of the view pixels have expired. */
    LATE_VIEW_TOKEN,
    /** The poll has this user's vote already. */
    DUPLICATE_VOTE,
    /** The poll's responses have the earlier of the two documented forms. */
    EARLIER_POLL_FORM;

    private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** @return its name in scenario files, such as {@code view-url-member} */
    public String label() {
        return label;
    }

    /**
     * @param label a name in a scenario file
     * @return the variant of that name
     */
    public static Optional<AdVariant> of(String label) {
        return Arrays.stream(values())
                .filter(variant -> variant.label.equals(label))
                .findFirst();
    }
}
