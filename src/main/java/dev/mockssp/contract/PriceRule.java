package dev.mockssp.contract;

/**
 * What a price must be (contract.md 1.4): above zero, with at most two decimals. The schemas cannot say the latter,
 * since {@code multipleOf} with a fraction depends on how a validator keeps numbers.
 */
public final class PriceRule {

    /** A regular expression for a price as JSON has it. */
    public static final String PATTERN = "^(0\\.(0[1-9]|[1-9][0-9]?)|[1-9][0-9]*(\\.[0-9]{1,2})?)$";

    private PriceRule() {}

    /**
     * @param field the name of a field
     * @return whether the field is a price
     */
    public static boolean appliesTo(String field) {
        return field.equals("price");
    }
}
