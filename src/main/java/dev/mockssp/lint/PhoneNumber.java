package dev.mockssp.lint;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds phone numbers by how they are written: with a plus and a country code, or grouped as in {@code (212) 555-0142},
 * {@code 030 1234567} and {@code 06 12 34 56 78}. Plain digits may be anything and are passed over.
 */
final class PhoneNumber implements Detector {

    private static final int SHORTEST = 8;
    private static final int LONGEST = 15;
    private static final int MOST_GROUPS = 8;
    private static final Set<String> BETWEEN =
            Set.of(" ", "-", ".", "/", "\u00a0", "(", ")", " (", ") ", ")-", "-(", " - ", " / ");

    private final boolean nationalToo;

    private PhoneNumber(boolean nationalToo) {
        this.nationalToo = nationalToo;
    }

    /** Finds numbers with a plus only. */
    static PhoneNumber international() {
        return new PhoneNumber(false);
    }

    static PhoneNumber ofAnyKind() {
        return new PhoneNumber(true);
    }

    @Override
    public Optional<String> in(String text) {
        List<DigitGroup> groups = DigitGroup.in(text);
        for (int i = 0; i < groups.size(); i++) {
            DigitGroup first = groups.get(i);
            int end = Math.min(groups.size(), i + MOST_GROUPS);
            int digits = hasPlus(first) || mayBegin(first) ? digits(groups.subList(i, end)) : 0;
            if (digits > 0) {
                String begin = (hasPlus(first) ? "+" : "") + first.digits().charAt(0);
                return Optional.of("a phone number (" + begin + "…, " + digits + " digits)");
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

    private boolean mayBegin(DigitGroup first) {
        boolean apart = !first.before().endsWith("-") && !first.before().endsWith(".");
        boolean area = first.length() == 3
                || first.digits().equals("1")
                || first.digits().startsWith("0");
        return nationalToo && apart && area;
    }

    /** How many digits the phone number has that begins with the first group, 0 when none does. */
    private static int digits(List<DigitGroup> groups) {
        List<DigitGroup> run = run(groups);
        int digits = run.stream().mapToInt(DigitGroup::length).sum();
        if (hasPlus(run.get(0))) {
            return digits >= SHORTEST && digits <= LONGEST ? digits : 0;
        }
        return isAmerican(run) || isWithTrunkZero(run, digits) ? digits : 0;
    }

    /** The groups that can belong to one number with the first. */
    private static List<DigitGroup> run(List<DigitGroup> groups) {
        int count = 1;
        int digits = groups.get(0).length();
        while (count < groups.size() && belongs(groups.get(count), digits)) {
            digits += groups.get(count).length();
            count++;
        }
        return groups.subList(0, count);
    }

    private static boolean belongs(DigitGroup group, int digits) {
        return group.attached() && BETWEEN.contains(group.before()) && digits + group.length() <= LONGEST;
    }

    private static boolean isAmerican(List<DigitGroup> run) {
        int area = run.size() >= 4 && run.get(0).digits().equals("1") ? 1 : 0;
        return run.size() >= area + 3
                && run.get(area).length() == 3
                && run.get(area).digits().charAt(0) >= '2'
                && run.get(area + 1).length() == 3
                && run.get(area + 2).length() == 4;
    }

    private static boolean isWithTrunkZero(List<DigitGroup> run, int digits) {
        if (!run.get(0).digits().startsWith("0")
                || run.stream().anyMatch(group -> group.before().equals("."))) {
            return false;
        }
        boolean area = run.get(0).length() >= 3 && run.get(0).length() <= 5 && run.size() >= 2 && run.size() <= 4;
        boolean pairs = run.size() == 5 && run.stream().allMatch(group -> group.length() == 2);
        return (area || pairs) && digits >= 9 && digits <= 12;
    }
}
