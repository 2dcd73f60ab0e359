package dev.mockssp.config;

import dev.mockssp.config.value.Revision;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The options of the mock server. This is the only list of them: flags, environment variables, the keys of a
 * configuration file, the help and the table in the documentation come from it. {@code RATE_LIMIT} is
 * {@code --rate-limit} as a flag, {@code MOCK_SSP_RATE_LIMIT} as a variable and {@code "rate-limit"} in a file.
 * {@link ConfigReader} checks the values.
 */
public enum Option {
    PORT(Type.NUMBER, "PORT", "7777", "Port to listen on; 0 picks a free one."),
    HOST(Type.TEXT, "HOST", "127.0.0.1", "Address to listen on; 0.0.0.0 stands for every network interface."),
    TLS_PORT(Type.NUMBER, "PORT", "", "Port for TLS beside the plain one; 0 picks a free one. Without it, TLS is off."),
    TLS_CERT(
            Type.TEXT,
            "FILE",
            "",
            "PEM file of your own certificate for TLS. Without it, mock-ssp generates one, signed by a temporary CA."),
    TLS_KEY(Type.TEXT, "FILE", "", "PEM file of the private key of --tls-cert, not encrypted."),
    TLS_CA_OUT(
            Type.TEXT,
            "FILE",
            "",
            "File to write the certificate of the temporary CA to, for clients to trust; also at /__admin/ca.pem."),
    TLS_NAME(
            Type.LIST,
            "NAME",
            "",
            "Host name or IP address for the certificate, beside localhost, 127.0.0.1, ::1, ssp.thrads.ai and"
                    + " dev.thrads.ai. Repeatable."),
    SCENARIO(Type.TEXT, "NAME", "default", "Scenario that is active at the start."),
    SCENARIOS(Type.TEXT, "DIR", "", "Folder of custom scenario files, in addition to the built-in scenarios."),
    SCENARIO_JSON(
            Type.OBJECT,
            "JSON",
            "",
            "Custom scenarios as text, if there is no folder to mount: an object of names and scenario files. They take"
                    + " precedence over files of the same name."),
    INVENTORY(Type.TEXT, "FILE", "", "File of custom campaigns."),
    KEY(
            Type.LIST,
            "NAME=staging|production",
            "",
            "API key to accept, in addition to the predefined ones. Repeatable. Can have its own chatbot settings: "
                    + "NAME=production:ad-offset=3:max-frequency=5:max-headline-chars=60:image-enabled=off. "
                    + "With revision=2026, it has a revision of its own."),
    ALLOWED_ORIGIN(
            Type.LIST,
            "ORIGIN",
            "",
            "Web origin whose pages may send requests, in addition to localhost and 127.0.0.1 on any port. Repeatable."),
    ALLOWED_HOST(
            Type.LIST,
            "NAME",
            "",
            "Host name with a dot, such as mock.ads.example, at which the admin API and the dashboard may be used."
                    + " Repeatable."),
    ADMIN_TOKEN(
            Type.SECRET,
            "TOKEN",
            "",
            "Token that each request to the admin API, the data of the dashboard and /__admin/mcp must have, as"
                    + " Authorization: Bearer TOKEN; at least 16 characters. By default none. Other users of a machine see"
                    + " flags, so set the variable."),
    RATE_LIMIT(
            Type.NUMBER, "N", "", "Requests per second and key; 0 for no limit. By default 40, in revision 2026 100."),
    FLOOR(
            Type.NUMBER,
            "DOLLARS",
            "",
            "Price that a bid must exceed to win the auction, as CPM. By default 1.00, in revision 2026 4.00."),
    AD_OFFSET(Type.NUMBER, "N", "0", "Chatbot setting: no ad before this turn of a chat; 0 for off."),
    MAX_FREQUENCY(
            Type.NUMBER,
            "N",
            "0",
            "Chatbot setting: at most one ad in N turns of a chat, in revision 2026 in N requests; 0 for off."),
    MAX_HEADLINE_CHARS(
            Type.NUMBER_OR_TEXT,
            "N",
            "none",
            "Chatbot setting: maximum length of a headline, at least 30; none for no limit."),
    IMAGE_ENABLED(Type.SWITCH, "on|off", "on", "Chatbot setting: whether ads have an image."),
    EXPLORATION(
            Type.NUMBER,
            "CHANCE",
            "0",
            "Probability, from 0 to 1, that an ad is tried although no campaign is relevant."),
    PUBLIC_URL(Type.TEXT, "URL", "", "Base of issued URLs; by default the URL that the request was sent to."),
    GEO(Type.TEXT, "FILE", "", "File of networks and their countries, in addition to the built-in ones."),
    SEED(
            Type.NUMBER,
            "N",
            "",
            "Makes ids, probabilities and random choices repeatable; by default random and shown at the start."),
    CLOCK(
            Type.TEXT,
            "INSTANT",
            "",
            "Instant to freeze the clock at, such as 2025-11-24T21:51:52Z; by default the system clock is used."),
    REVISION(
            Type.TEXT,
            "2025-11|2026",
            Revision.R2025_11.label(),
            "Revision of the vendor API to simulate, unless a key has its own."),
    IDENTITY_ONLY(
            Type.SWITCH,
            "on|off",
            "off",
            "Whether a contextual request of revision 2026 may have neither chatId nor messages."),
    LOG(Type.TEXT, "text|json|off", "text", "Format of the log, which has one line for each exchange."),
    BODY_LIMIT(Type.NUMBER_OR_TEXT, "BYTES", "1048576", "Maximum length of a request body, in bytes or as 512k or 1m."),
    JOURNAL_SIZE(Type.NUMBER, "N", "10000", "Maximum number of exchanges that the journal keeps."),
    RULE(
            Type.LIST,
            "RULE=off|info|warning|error",
            "",
            "Level of an integration rule; off suppresses its findings. KEY:RULE=off sets it for one API key."
                    + " Repeatable."),
    RECORD(Type.TEXT, "FILE", "", "File to append every exchange to as a line of JSON, before the response is sent."),
    RECORD_FROM(
            Type.TEXT,
            "URL",
            "",
            "URL of the real service to forward vendor requests to, with your own key, instead of simulating it."),
    UPSTREAM_CA(Type.TEXT, "FILE", "", "PEM file of additional certificates to trust at the URL of --record-from."),
    STATE(
            Type.SECRET,
            "URL",
            "",
            "URL of a Valkey or Redis server on which several mock servers share their state: redis://host:6379, or with"
                    + " TLS and a password rediss://user:password@host:6379/0. By default the state is in memory. Other users"
                    + " of a machine see flags, so set the variable."),
    STATE_PREFIX(
            Type.TEXT,
            "NAME",
            "mock-ssp",
            "What the keys of --state begin with. Servers with another prefix have another state."),
    STATE_CA(Type.TEXT, "FILE", "", "PEM file of additional certificates to trust at the URL of --state."),
    IDENTIFY(Type.SWITCH, "on|off", "on", "Whether responses have X-Mock-* headers."),
    READY_FILE(
            Type.TEXT,
            "FILE",
            "",
            "File to write when the server listens: a JSON object with url, tlsUrl (null without TLS) and pid. A file"
                    + " of an earlier run is removed first."),
    STOP_WITH_STDIN(
            Type.SWITCH,
            "on|off",
            "off",
            "Whether the server stops when its standard input ends, as it does when the program that started it ends."),
    MCP(
            Type.SWITCH,
            "on|off",
            "on",
            "Whether coding assistants can use the server by the Model Context Protocol, at /__admin/mcp."),
    CONFIG(
            Type.TEXT,
            "FILE",
            "",
            "JSON file of options; the keys are their names without the dashes. By default .mock-ssp.json of the working"
                    + " directory, if it exists; none for no file.");

    /** The JSON type of a value in a configuration file. */
    enum Type {
        TEXT("a string"),
        /** A text that no message repeats. Its environment variable is an error if it is empty. */
        SECRET("a string"),
        NUMBER("a number"),
        NUMBER_OR_TEXT("a number or a string"),
        OBJECT("an object or a string"),
        SWITCH("true, false, \"on\" or \"off\""),
        LIST("a string or an array of strings");

        private final String expected;

        Type(String expected) {
            this.expected = expected;
        }

        String expected() {
            return expected;
        }
    }

    /** The prefix of every environment variable. */
    static final String PREFIX = "MOCK_SSP_";

    private final Type type;
    private final String placeholder;
    private final String defaultValue;
    private final String help;

    Option(Type type, String placeholder, String defaultValue, String help) {
        this.type = type;
        this.placeholder = placeholder;
        this.defaultValue = defaultValue;
        this.help = help;
    }

    /** @return the name in a configuration file, such as {@code rate-limit} */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @return the flag, such as {@code --rate-limit} */
    public String flag() {
        return "--" + key();
    }

    /** @return the environment variable, such as {@code MOCK_SSP_RATE_LIMIT} */
    public String variable() {
        return PREFIX + name();
    }

    /** @return the placeholder of the value in the help, such as {@code PORT} */
    public String placeholder() {
        return placeholder;
    }

    /** @return the default; empty if there is none, or if the help describes it */
    public Optional<String> defaultValue() {
        return defaultValue.isEmpty() ? Optional.empty() : Optional.of(defaultValue);
    }

    /** @return the help, in one or two sentences */
    public String help() {
        return help;
    }

    /** @return whether the flag without a value stands for {@code on} */
    public boolean isSwitch() {
        return type == Type.SWITCH;
    }

    /** @return whether the option can be set more than once */
    public boolean repeatable() {
        return type == Type.LIST;
    }

    Type type() {
        return type;
    }

    static Optional<Option> ofKey(String key) {
        return Arrays.stream(values())
                .filter(option -> option.key().equals(key))
                .findFirst();
    }

    static Optional<Option> ofVariable(String variable) {
        return Arrays.stream(values())
                .filter(option -> option.variable().equals(variable))
                .findFirst();
    }

    /** @return all options, in the order of the help */
    public static List<Option> all() {
        return List.of(values());
    }
}
