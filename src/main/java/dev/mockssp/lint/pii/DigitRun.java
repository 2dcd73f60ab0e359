package dev.mockssp.lint.pii;

import java.util.List;
import java.util.Set;

/**
 * Groups of digits that may be one phone number, judged by the text between them.
 *
 * @param groups at least one
 */
record DigitRun(List<DigitGroup> groups) {

    /** In digits. */
    static final int MIN_DIGITS = 8;

    private static final int MAX_DIGITS = 15;
    private static final int AMERICAN = 11;
    private static final int MAX_NATIONAL_DIGITS = 17;
    private static final Set<String> BETWEEN =
            Set.of(" ", "-", ".", "/", "\u00a0", "(", ")", " (", ") ", ")-", "-(", " - ", " / ");

    /** @return the first group and those after it that can belong to the same number */
    static DigitRun of(List<DigitGroup> groups) {
        int most = groups.get(0).digits().startsWith("00") ? MAX_NATIONAL_DIGITS : MAX_DIGITS;
        int count = 1;
        int digits = groups.get(0).length();
        while (count < groups.size()
                && joins(groups.get(count))
                && digits + groups.get(count).length() <= most) {
            digits += groups.get(count).length();
            count++;
        }
        return new DigitRun(groups.subList(0, count));
    }

    /** @return whether a group can continue the number of the previous group */
    static boolean joins(DigitGroup group) {
        return group.attached() && BETWEEN.contains(group.before());
    }

    int digits() {
        return groups.stream().mapToInt(DigitGroup::length).sum();
    }

    /** After a plus: a country code, but not an amount with a dot for each thousand. */
    boolean isInternational() {
        String all = DigitGroup.joined(groups);
        boolean country = groups.get(0).length() > 1 || all.startsWith("1") || all.startsWith("7");
        boolean thousands = groups.size() > 1
                && rest().stream().allMatch(group -> group.before().equals(".") && group.length() == 3);
        return country && !thousands && isWithCountryCode(all);
    }

    private static boolean isWithCountryCode(String digits) {
        boolean fits = digits.startsWith("1")
                ? digits.length() >= AMERICAN && digits.charAt(1) >= '2'
                : digits.length() >= MIN_DIGITS;
        return fits && digits.length() <= MAX_DIGITS;
    }

    /** 00 and a country code, in groups, or in one piece of at least 13 digits. */
    boolean isDialled() {
        String all = DigitGroup.joined(groups);
        int first = groups.get(0).length();
        boolean written = groups.size() == 1
                ? first >= AMERICAN + 2
                : first == 2 ? groups.get(1).length() <= 3 : first <= 5;
        return all.startsWith("00")
                && all.length() > 2
                && all.charAt(2) != '0'
                && written
                && !hasDots()
                && isWithCountryCode(all.substring(2));
    }

    /** {@code (212) 555-0142}, {@code 212-555-0142}, {@code 212.555.0142}, with or without a 1. */
    boolean isAmerican() {
        int area = groups.size() >= 4 && groups.get(0).digits().equals("1") ? 1 : 0;
        return groups.size() >= area + 3
                && isCode(groups.get(area))
                && isCode(groups.get(area + 1))
                && groups.get(area + 2).length() == 4
                && isWritten(groups.get(area + 1).before(), groups.get(area + 2).before())
                && (groups.size() == area + 3 || groups.get(area + 3).before().isBlank());
    }

    private static boolean isCode(DigitGroup group) {
        return group.length() == 3
                && group.digits().charAt(0) >= '2'
                && !group.digits().endsWith("11");
    }

    private static boolean isWritten(String afterArea, String last) {
        boolean sign = last.equals("-") || last.equals(".");
        return afterArea.contains(")")
                ? sign || last.equals(" ")
                : sign && (afterArea.equals(last) || afterArea.equals(" "));
    }

    /** {@code 030 1234567}, {@code 0151 234 56789}, {@code 06 12 34 56 78}. */
    boolean isWithTrunkZero() {
        String all = DigitGroup.joined(groups);
        if (all.charAt(0) != '0' || all.length() < 9 || all.length() > 12 || all.charAt(1) == '0' || hasDots()) {
            return false;
        }
        int first = groups.get(0).length();
        boolean bits = all.chars().allMatch(digit -> digit <= '1');
        boolean range =
                groups.stream().filter(group -> group.before().equals(" - ")).count() > 1;
        boolean area = first >= 3 && first <= 5 && groups.size() >= 2 && groups.size() <= 4 && !bits && !range;
        boolean pairs = groups.size() == 5 && groups.stream().allMatch(group -> group.length() == 2) && !isCount();
        return area || pairs;
    }

    /** Numbers with equal differences, such as 01 02 03. */
    private boolean isCount() {
        List<Integer> numbers =
                groups.stream().map(group -> Integer.parseInt(group.digits())).toList();
        int step = numbers.get(1) - numbers.get(0);
        for (int i = 2; i < numbers.size(); i++) {
            if (numbers.get(i) - numbers.get(i - 1) != step) {
                return false;
            }
        }
        return true;
    }

    private boolean hasDots() {
        return rest().stream().anyMatch(group -> group.before().equals("."));
    }

    private List<DigitGroup> rest() {
        return groups.subList(1, groups.size());
    }
}
