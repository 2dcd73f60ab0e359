package dev.mockssp.lint.pii;

import java.util.List;
import java.util.Optional;

/**
 * Finds phone numbers by how they are written: with a plus or 00 and a country code, or grouped as in {@code (212)
 * 555-0142}, {@code 030 1234567} and {@code 06 12 34 56 78}. Numbers in a row with nothing but spaces between them, and
 * plain digits, may be anything and are passed over.
 */
public final class PhoneNumberDetector implements PersonalDataDetector {

    private static final int MAX_GROUPS = 8;

    private final boolean nationalToo;

    private PhoneNumberDetector(boolean nationalToo) {
        this.nationalToo = nationalToo;
    }

    /** Finds numbers with a plus only. */
    public static PhoneNumberDetector international() {
        return new PhoneNumberDetector(false);
    }

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

    /** A plus between two terms of a sum is none. */
    private static boolean hasPlus(DigitGroup first) {
        String before = first.before().endsWith("(")
                ? first.before().substring(0, first.before().length() - 1)
                : first.before();
        boolean sum = before.length() == 1
                ? first.attached()
                : before.length() > 1 && Character.isLetterOrDigit(before.charAt(before.length() - 2));
        return before.endsWith("+") && !sum && !first.digits().startsWith("0");
    }

    /** What goes on after another number is one of a row, and what follows a sign is an amount or the part of a name. */
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
