package dev.mockssp.contract;

/**
 * The rule for prices (contract.md 1.4): above zero, with at most two decimals. The schemas do not limit the decimals,
 * because {@code multipleOf} with a fraction depends on the number type of the validator.
 */
public final class PriceRule {

    /** A regular expression for the JSON text of a price. */
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
