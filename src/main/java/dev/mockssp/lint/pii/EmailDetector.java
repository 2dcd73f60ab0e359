package dev.mockssp.lint.pii;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds e-mail addresses: {@code name@host.tld}. Ignores text of that form without a mailbox: {@code git@host.tld},
 * {@code name@host.tld:path}, the user in {@code https://user@host.tld/}, and hosts that are never public.
 */
public final class EmailDetector implements PersonalDataDetector {

    private static final int MAX_LOCAL_PART = 64;
    private static final int MAX_DOMAIN = 253;
    private static final Set<String> REPOSITORIES = Set.of("git", "hg", "svn");
    private static final Set<String> NEVER_PUBLIC = Set.of("localhost", "local", "internal", "lan");

    @Override
    public Optional<String> find(String text) {
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            int begin = begin(text, at);
            int end = end(text, at + 1);
            int dot = lastDot(text, at + 1, end);
            if (begin < at && dot > at + 1 && isTopLevel(text, dot + 1, end) && !hasNoMailbox(text, begin, at, end)) {
                return Optional.of("an e-mail address (" + text.charAt(begin) + "…@…" + text.substring(dot, end) + ")");
            }
        }
        return Optional.empty();
    }

    private static int begin(String text, int at) {
        int begin = at;
        while (begin > 0 && at - begin < MAX_LOCAL_PART && isOfName(text.charAt(begin - 1))) {
            begin--;
        }
        return begin;
    }

    private static int end(String text, int from) {
        int end = from;
        while (end < text.length() && end - from < MAX_DOMAIN && isOfHost(text.charAt(end))) {
            end++;
        }
        while (end > from && !Character.isLetterOrDigit(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    /** @return the index of the last dot of the host, or the index before the host if it has none */
    private static int lastDot(String text, int from, int end) {
        int dot = end - 1;
        while (dot >= from && text.charAt(dot) != '.') {
            dot--;
        }
        return dot;
    }

    private static boolean isOfName(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '_' || c == '%' || c == '+' || c == '-';
    }

    private static boolean isOfHost(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '-';
    }

    private static boolean isTopLevel(String text, int from, int end) {
        String level = text.substring(from, end).toLowerCase(Locale.ROOT);
        return level.length() >= 2 && level.chars().allMatch(Character::isLetter) && !NEVER_PUBLIC.contains(level);
    }

    private static boolean hasNoMailbox(String text, int begin, int at, int end) {
        return isPath(text, end) || REPOSITORIES.contains(text.substring(begin, at)) || isUserOfUrl(text, begin);
    }

    /** @return whether {@code ://} precedes the name, with at most a user name between them */
    private static boolean isUserOfUrl(String text, int begin) {
        int from = begin;
        while (from > 0
                && begin - from < MAX_LOCAL_PART
                && (isOfName(text.charAt(from - 1)) || text.charAt(from - 1) == ':')) {
            from--;
        }
        return text.startsWith("//", from - 2) && text.startsWith(":", from - 3);
    }

    private static boolean isPath(String text, int end) {
        return end + 1 < text.length() && text.charAt(end) == ':' && !Character.isWhitespace(text.charAt(end + 1));
    }
}
