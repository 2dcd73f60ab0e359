package dev.mockssp.lint.pii;

import java.util.List;
import java.util.Optional;

/**
 * Finds phone numbers by their form: a plus or 00 and a country code, North American numbers with separators such as
 * {@code (212) 555-0142}, and national numbers in groups such as {@code 030 1234567} and {@code 06 12 34 56 78}. Digits
 * without separators, and numbers in a row with spaces only, can be anything and are ignored.
 */
public final class PhoneNumberDetector implements PersonalDataDetector {

    private static final int MAX_GROUPS = 8;

    private final boolean nationalToo;

    private PhoneNumberDetector(boolean nationalToo) {
        this.nationalToo = nationalToo;
    }

    /** @return a detector of numbers with a plus */
    public static PhoneNumberDetector international() {
        return new PhoneNumberDetector(false);
    }

    /** @return a detector of numbers with a plus and of national numbers */
    public static PhoneNumberDetector ofAnyKind() {
        return new PhoneNumberDetector(true);
    }

    @Override
    public Optional<String> find(String text) {
        List<DigitGroup> groups = DigitGroup.in(text, DigitRun.MIN_DIGITS);
        for (int i = 0; i < groups.size(); i++) {
            DigitGroup first = groups.get(i);
            boolean plus = hasPlus(first);
            if (plus || mayBegin(first)) {
                DigitRun run = DigitRun.of(groups.subList(i, Math.min(groups.size(), i + MAX_GROUPS)));
                if (plus ? run.isInternational() : run.isDialled() || run.isAmerican() || run.isWithTrunkZero()) {
                    String begin = (plus ? "+" : "") + first.digits().charAt(0);
                    return Optional.of("a phone number (" + begin + "…, " + run.digits() + " digits)");
                }
            }
        }
        return Optional.empty();
    }

    /** @return whether a plus precedes the group that is not the sign of a sum */
    private static boolean hasPlus(DigitGroup first) {
        String before = first.before().endsWith("(")
                ? first.before().substring(0, first.before().length() - 1)
                : first.before();
        boolean sum = before.length() == 1
                ? first.attached()
                : before.length() > 1 && Character.isLetterOrDigit(before.charAt(before.length() - 2));
        return before.endsWith("+") && !sum && !first.digits().startsWith("0");
    }

    /** A group that continues another is part of a row; a group after a sign is an amount or part of a name. */
    private boolean mayBegin(DigitGroup first) {
        String before = first.before();
        boolean apart = before.isEmpty() || "-.#$€£_/=".indexOf(before.charAt(before.length() - 1)) < 0;
        boolean inRow = DigitRun.joins(first) && !before.endsWith("(");
        boolean area = first.length() == 3
                || first.digits().equals("1")
                || first.digits().startsWith("0");
        return nationalToo && apart && !inRow && area;
    }
}
