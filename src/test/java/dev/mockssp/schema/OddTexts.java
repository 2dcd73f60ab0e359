package dev.mockssp.schema;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Texts that languages count, match or split differently. */
final class OddTexts {

    private static final List<String> PARTS = List.of(
            "\n",
            "\r",
            "\r\n",
            "\t",
            " ",
            "\u0000",
            "\u001c",
            "\u0085",
            "\u00a0",
            "\u2028",
            "\u2029",
            "\ufeff",
            "\u3000",
            "\u007f",
            "\u0661",
            "\uff11",
            "\u00e4",
            "e\u0301",
            "\ud83d\ude00",
            "\ud83d",
            "\ude00",
            "\u200d",
            "\ud834\udd1e");

    private static final List<String> COUNTED = List.of("x", "\ud83d\ude00", "\ud83d");

    /** Lengths around every limit in the schemas: 1, 2, 30, 64, 100 and 300 characters. */
    private static final List<Integer> LENGTHS = List.of(0, 1, 2, 3, 30, 31, 64, 65, 100, 101, 300, 301);

    static final List<String> LINKS = List.of(
            "/",
            "//",
            "//a.example",
            "/a",
            "/a/b?c=d#e",
            "/a//b",
            "/?a",
            "/#a",
            "/a b",
            "/a%20b",
            "/a%2",
            "/a%",
            "/%zz",
            "/a|b",
            "/a\\b",
            "/a^b",
            "/a`b",
            "/{a}",
            "/<a>",
            "/\"",
            "/[a]",
            "/a?b[]=1",
            "/a#b#c",
            "/\u00e4",
            "a",
            "a/b",
            "?a",
            "#a",
            "http:",
            "http:/",
            "http://",
            "http:///a",
            "http://a",
            "https://a",
            "ftp://a",
            "javascript:alert(1)",
            "http://a.example:80/",
            "http://a.example:/",
            "http://a.example:x/",
            "http://[::1]/",
            "http://[::1]:8080/a",
            "http://[::1",
            "http://127.0.0.1:7777/a?b=c&d=e",
            "http://user@a.example/",
            "http://a_b.example/",
            "HTTP://a.example/",
            "http://a.example?x=1",
            "http://a.example#x",
            "http://a.example/a|b",
            "http://a.example/%",
            "http://a.example/%2",
            "http://a.example/%2F",
            "http://m\u00fcller.example/",
            "http://xn--mller-kva.example/",
            "http://a.example/\u00fc",
            "http://a.example/a b",
            "http://a.example/;a=b,c",
            "http://a.example/(a)*'!$&+=:@~",
            "http://-a.example/",
            "http://.");

    static final List<String> TIMES = Stream.of(
                    "2024-02-29T00:00:00",
                    "2025-02-30T00:00:00",
                    "2025-13-01T00:00:00",
                    "2025-00-01T00:00:00",
                    "2025-11-31T00:00:00",
                    "2025-11-24T24:00:00",
                    "2025-11-24T23:60:00",
                    "2025-11-24T23:59:60",
                    "2025-11-24T21:51:52",
                    "2025-11-24 21:51:52",
                    "2025-11-24t21:51:52",
                    "2025-11-24")
            .flatMap(time -> Stream.of(
                            "",
                            "Z",
                            "z",
                            ".1Z",
                            ".123456Z",
                            ".1234567890Z",
                            ".Z",
                            "+01:00",
                            "+24:00",
                            "-00:60",
                            "+0100")
                    .map(time::concat))
            .toList();

    private OddTexts() {}

    /** The text itself, with small changes, with each odd part appended, and texts of many lengths. */
    static Stream<String> around(String text) {
        return Stream.of(
                        Stream.of(text, text + text, "\n" + text, text.toUpperCase(Locale.ROOT)),
                        PARTS.stream().map(part -> text + part),
                        COUNTED.stream().flatMap(unit -> LENGTHS.stream().map(unit::repeat)))
                .flatMap(texts -> texts)
                .distinct();
    }
}
