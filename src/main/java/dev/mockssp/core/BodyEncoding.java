package dev.mockssp.core;

import dev.mockssp.core.text.MessageText;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the headers of a request say that its body is encoded. The vendor's documents know plain JSON in UTF-8 only. */
public final class BodyEncoding {

    private static final String CODING = "Content-Encoding";
    private static final Pattern CHARSET = Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([^\";\\s]*)");

    private BodyEncoding() {}

    /** @return the coding or charset that is not supported, such as {@code Content-Encoding gzip}; empty for none */
    public static Optional<String> unsupported(Headers headers) {
        for (Headers.Field field : headers.fields()) {
            if (field.name().equalsIgnoreCase(CODING) && !isIdentity(field.value())) {
                return Optional.of(
                        CODING + " " + MessageText.shortened(field.value().strip(), MessageText.MAX_LENGTH));
            }
        }
        return headers.first("Content-Type").flatMap(BodyEncoding::otherCharset);
    }

    private static boolean isIdentity(String coding) {
        return coding.isBlank() || coding.strip().equalsIgnoreCase("identity");
    }

    private static Optional<String> otherCharset(String mediaType) {
        if (mediaType.indexOf(';') < 0) {
            return Optional.empty();
        }
        Matcher charset = CHARSET.matcher(mediaType);
        return charset.find() && !isUtf8(charset.group(1))
                ? Optional.of("charset " + MessageText.shortened(charset.group(1), MessageText.MAX_LENGTH))
                : Optional.empty();
    }

    private static boolean isUtf8(String charset) {
        return charset.equalsIgnoreCase("utf-8") || charset.equalsIgnoreCase("utf8");
    }
}
