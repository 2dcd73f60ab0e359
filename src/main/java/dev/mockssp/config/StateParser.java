package dev.mockssp.config;

import dev.mockssp.config.value.StateSettings;
import dev.mockssp.core.text.MessageText;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the options of the shared state, and says which of them do not go together. No message has the password. */
final class StateParser {

    private static final String EXPECTED = "; expected a URL such as redis://127.0.0.1:6379, or"
            + " rediss://user:password@redis.example:6379/0 for TLS";
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://.*", Pattern.DOTALL);
    private static final Pattern DATABASE = Pattern.compile("(/\\d{0,4})?");
    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    private static final int MAX_PORT = 65535;

    private StateParser() {}

    /** Empty if the state is in memory. */
    static Optional<StateSettings> read(OptionValues values) {
        Optional<OptionValue> url = values.maybe(Option.STATE);
        if (url.isEmpty()) {
            refuseWithoutUrl(values, Option.STATE_PREFIX);
            refuseWithoutUrl(values, Option.STATE_CA);
            return Optional.empty();
        }
        if (values.maybe(Option.RECORD_FROM).isPresent()) {
            throw url.get()
                    .errorWithoutText("cannot be combined with " + Option.RECORD_FROM.flag()
                            + ": one server alone records a service");
        }
        URI state = url(url.get());
        return Optional.of(new StateSettings(
                state,
                prefix(values.one(Option.STATE_PREFIX)),
                values.maybe(Option.STATE_CA).map(file -> ca(file, state))));
    }

    private static void refuseWithoutUrl(OptionValues values, Option option) {
        values.maybe(option).ifPresent(value -> {
            throw value.error("has no effect without " + Option.STATE.flag());
        });
    }

    private static URI url(OptionValue value) {
        Matcher scheme = SCHEME.matcher(value.text());
        if (!scheme.matches()) {
            throw value.errorWithoutText("this is not a URL" + EXPECTED);
        }
        if (!scheme.group(1).matches("(?i)rediss?")) {
            throw value.errorWithoutText("the scheme " + MessageText.quoted(scheme.group(1))
                    + " is not supported; expected redis:// or rediss://, which Valkey servers understand too");
        }
        URI url = uri(value);
        String problem = problem(url);
        if (!problem.isEmpty()) {
            throw value.errorWithoutText(problem + EXPECTED);
        }
        return url;
    }

    private static URI uri(OptionValue value) {
        try {
            return new URI(value.text());
        } catch (URISyntaxException e) {
            throw value.errorWithoutText("this is not a valid URL; write special characters of the password as in"
                    + " %40 for @" + EXPECTED);
        }
    }

    private static String problem(URI url) {
        if (url.getHost() == null) {
            return "the URL has no valid host and port; a host name has letters, digits, - and ., and special characters"
                    + " of the password are written as in %40 for @";
        }
        if (url.getPort() == 0 || url.getPort() > MAX_PORT) {
            // not the number itself: after an unescaped slash in the password, it is a part of that
            return "the port is not from 1 to " + MAX_PORT;
        }
        if (url.getRawUserInfo() != null && !url.getRawUserInfo().matches("[^:]*:.+")) {
            return "the part before the @ has no password; write user:password@, or :password@ for the default user";
        }
        if (!DATABASE.matcher(url.getRawPath()).matches()) {
            return "the path is not the number of a database from 0 to 9999";
        }
        return url.getRawQuery() != null || url.getRawFragment() != null ? "the URL has a query or a fragment" : "";
    }

    private static String prefix(OptionValue value) {
        if (!PREFIX.matcher(value.text()).matches()) {
            throw value.invalid("1 to 64 letters, digits, -, _, . and : such as team-a");
        }
        return value.text();
    }

    private static Path ca(OptionValue file, URI url) {
        if (!url.getScheme().equalsIgnoreCase("rediss")) {
            throw file.error(
                    "has no effect with redis://, which uses no TLS; expected rediss:// in " + Option.STATE.flag());
        }
        return PathParser.file(file);
    }
}
