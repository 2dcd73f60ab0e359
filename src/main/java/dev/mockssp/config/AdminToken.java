package dev.mockssp.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mockssp.config.value.Environment;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.text.MessageText;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The token that protects the admin API. No message, and not {@link #toString}, has its text. */
public final class AdminToken {

    /** In characters. */
    private static final int MIN_LENGTH = 16;

    private static final int MAX_LENGTH = 256;

    /** What a header can carry as it is. */
    private static final Pattern VISIBLE = Pattern.compile("[!-~]+");

    private static final Pattern AUTHORIZATION = Pattern.compile("(?i:bearer) +(\\S.*)");
    private static final String EXPECTED =
            "; expected " + MIN_LENGTH + " to " + MAX_LENGTH + " visible ASCII characters, without spaces";

    private final String text;

    private AdminToken(String text) {
        this.text = text;
    }

    public static AdminToken of(OptionValue value) {
        problem(value.text()).ifPresent(problem -> {
            throw value.errorWithoutText(problem);
        });
        return new AdminToken(value.text());
    }

    /**
     * @param text the token
     * @throws ConfigurationException if it is empty, too short or too long, or has characters other than visible ASCII
     */
    public static AdminToken of(String text) {
        return of(OptionValue.of("the admin token", text));
    }

    /**
     * Returns the token that a client of a mock server sends.
     *
     * @param environment the environment variables
     * @return the value of {@code MOCK_SSP_ADMIN_TOKEN}, if that is set
     * @throws ConfigurationException if it is not valid
     */
    public static Optional<AdminToken> ofEnvironment(Map<String, String> environment) {
        return Optional.ofNullable(environment.get(Option.ADMIN_TOKEN.variable()))
                .map(text -> of(OptionValue.byVariable(Option.ADMIN_TOKEN, text)));
    }

    private static Optional<String> problem(String text) {
        if (text.isEmpty()) {
            return Optional.of("the token is empty" + EXPECTED);
        }
        if (!VISIBLE.matcher(text).matches()) {
            return Optional.of("the token has a space or another character that is not visible ASCII" + EXPECTED);
        }
        if (text.length() < MIN_LENGTH || text.length() > MAX_LENGTH) {
            return Optional.of("the token has " + MessageText.count(text.length(), "character") + EXPECTED);
        }
        // Such a token would be an API key too, and the journal shows parts of those.
        return List.of(Environment.values()).stream()
                .map(Environment::label)
                .filter(text::startsWith)
                .findFirst()
                .map(label -> "the token begins with " + label + ", as an API key; choose another");
    }

    /** @return the token itself */
    public String text() {
        return text;
    }

    /** @return the value of the header {@code Authorization} */
    public String authorization() {
        return "Bearer " + text;
    }

    /**
     * @param authorization the value of a header {@code Authorization}
     * @return whether it has this token; takes the same time for every wrong token of a length
     */
    public boolean isIn(String authorization) {
        Matcher sent = AUTHORIZATION.matcher(authorization.strip());
        return sent.matches() && MessageDigest.isEqual(digest(text), digest(sent.group(1)));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AdminToken token && MessageDigest.isEqual(digest(text), digest(token.text));
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "(admin token)";
    }
}
