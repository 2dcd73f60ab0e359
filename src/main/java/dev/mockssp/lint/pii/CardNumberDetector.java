package dev.mockssp.lint.pii;

import java.util.List;
import java.util.Optional;

/** Finds payment card numbers by prefix and check digit, in one piece or in the groups printed on cards. */
public final class CardNumberDetector implements PersonalDataDetector {

    private static final int MIN_DIGITS = 14;
    private static final List<List<Integer>> PRINTED =
            List.of(List.of(16), List.of(15), List.of(14), List.of(4, 4, 4, 4), List.of(4, 6, 5), List.of(4, 6, 4));

    @Override
    public Optional<String> find(String text) {
        List<DigitGroup> groups = DigitGroup.in(text, MIN_DIGITS);
        for (int i = 0; i < groups.size(); i++) {
            for (List<Integer> lengths : PRINTED) {
                if (matches(groups, i, lengths)) {
                    String digits = DigitGroup.joined(groups.subList(i, i + lengths.size()));
                    if (isIssued(digits) && hasCheckDigit(digits)) {
                        return Optional.of("a card number (" + digits.charAt(0) + "…, " + digits.length() + " digits)");
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static boolean matches(List<DigitGroup> groups, int from, List<Integer> lengths) {
        if (from + lengths.size() > groups.size()) {
            return false;
        }
        for (int i = 0; i < lengths.size(); i++) {
            DigitGroup group = groups.get(from + i);
            boolean joined = i == 0
                    || (group.attached()
                            && (group.before().equals(" ") || group.before().equals("-")));
            if (!joined || group.length() != lengths.get(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isIssued(String digits) {
        int two = Integer.parseInt(digits.substring(0, 2));
        int four = Integer.parseInt(digits.substring(0, 4));
        return switch (digits.length()) {
            case 14 -> two == 30 || two == 36 || two == 38 || two == 39;
            case 15 -> two == 34 || two == 37;
            default ->
                two / 10 == 4
                        || (two >= 51 && two <= 55)
                        || (four >= 2221 && four <= 2720)
                        || (four >= 3528 && four <= 3589)
                        || four == 6011
                        || two == 62
                        || two == 64
                        || two == 65;
        };
    }

    /** Luhn's algorithm. */
    private static boolean hasCheckDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : 2 * digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }
}
