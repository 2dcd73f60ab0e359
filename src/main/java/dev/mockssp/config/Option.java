package dev.mockssp.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The options, and the only list of them: flags, environment variables, the keys of a configuration file, the help and
 * the README's table all come from here. A name such as {@code RATE_LIMIT} is {@code --rate-limit} as a flag,
 * {@code MOCK_SSP_RATE_LIMIT} as a variable and {@code "rate-limit"} in a file. What a value may be is checked by
 * {@link ConfigReader}.
 */
public enum Option {
    PORT(Type.NUMBER, "PORT", "7777", "Port to listen on; 0 picks a free one."),
    HOST(Type.TEXT, "HOST", "127.0.0.1", "Address to listen on; 0.0.0.0 is every network of this machine."),
    TLS_PORT(Type.NUMBER, "PORT", "", "Port for TLS beside the plain one; 0 picks a free one. Without it, TLS is off."),
    TLS_CERT(
            Type.TEXT,
            "FILE",
            "",
            "PEM file of your own certificate for TLS; else one is made, signed by a throw-away CA."),
    TLS_KEY(Type.TEXT, "FILE", "", "PEM file of the private key of --tls-cert, not encrypted."),
    TLS_CA_OUT(
            Type.TEXT,
            "FILE",
            "",
            "File to write the certificate of the throw-away CA to, for clients to trust; also at /__admin/ca.pem."),
    TLS_NAME(
            Type.LIST,
            "NAME",
            "",
            "Host name or IP address for the certificate, beside localhost, 127.0.0.1, ::1, ssp.thrads.ai and"
                    + " dev.thrads.ai. Repeatable."),
    SCENARIO(Type.TEXT, "NAME", "default", "Scenario that is active at the start."),
    SCENARIOS(Type.TEXT, "DIR", "", "Folder of your own scenario files, beside the shipped ones."),
    SCENARIO_JSON(
            Type.OBJECT,
            "JSON",
            "",
            "Your own scenarios as text, for where no folder can be had: an object of names and scenario files. Such a"
                    + " scenario wins over a file of the same name."),
    INVENTORY(Type.TEXT, "FILE", "", "File of your own campaigns."),
    KEY(
            Type.LIST,
            "NAME=staging|production",
            "",
            "API key beside the ready ones. Repeatable. May carry the settings of its own chatbot: "
                    + "NAME=production:ad-offset=3:max-frequency=5:max-headline-chars=60:image-enabled=off."),
    ALLOWED_ORIGIN(
            Type.LIST,
            "ORIGIN",
            "",
            "Web origin that may call, beside localhost and 127.0.0.1 on any port. Repeatable."),
    RATE_LIMIT(Type.NUMBER, "N", "40", "Requests a second and key; 0 for no limit."),
    AD_OFFSET(Type.NUMBER, "N", "0", "Chatbot setting: no ad before this turn of a chat; 0 for off."),
    MAX_FREQUENCY(Type.NUMBER, "N", "0", "Chatbot setting: at most one ad in N turns of a chat; 0 for off."),
    MAX_HEADLINE_CHARS(
            Type.NUMBER_OR_TEXT, "N", "none", "Chatbot setting: the longest headline, at least 30; none for no limit."),
    IMAGE_ENABLED(Type.SWITCH, "on|off", "on", "Chatbot setting: whether ads carry an image."),
    EXPLORATION(Type.NUMBER, "CHANCE", "0", "Chance, from 0 to 1, that an ad is tried where no campaign is relevant."),
    PUBLIC_URL(Type.TEXT, "URL", "", "What handed-out URLs begin with; else what the request was sent to."),
    GEO(Type.TEXT, "FILE", "", "File of networks and their countries, beside the built-in ones."),
    SEED(Type.NUMBER, "N", "", "Makes ids, chance and choice repeatable; else random, and shown at the start."),
    CLOCK(Type.TEXT, "INSTANT", "", "Freezes the clock, as in 2025-11-24T21:51:52Z; else the system's clock."),
    REVISION(Type.TEXT, "NAME", Revision.R2025_11.label(), "Revision of the vendor's API to imitate."),
    LOG(Type.TEXT, "text|json|off", "text", "How exchanges are logged, a line each."),
    BODY_LIMIT(Type.NUMBER_OR_TEXT, "BYTES", "1048576", "Longest request body in bytes, or as in 512k or 1m."),
    JOURNAL_SIZE(Type.NUMBER, "N", "10000", "The most exchanges that the journal keeps."),
    RECORD(Type.TEXT, "FILE", "", "File to append every exchange to, a line of JSON each, before it is answered."),
    RECORD_FROM(
            Type.TEXT,
            "URL",
            "",
            "Real service to pass the vendor's endpoints on to, with your own key, in place of imitating it."),
    UPSTREAM_CA(Type.TEXT, "FILE", "", "PEM file of certificates to trust at the URL of --record-from as well."),
    IDENTIFY(Type.SWITCH, "on|off", "on", "Whether answers carry X-Mock-* headers."),
    CONFIG(Type.TEXT, "FILE", "", "JSON file of options, their names without the dashes as keys.");

    /** What a value is in a configuration file. */
    enum Type {
        TEXT("a string"),
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

    /** What the name of every environment variable begins with. */
    static final String PREFIX = "MOCK_SSP_";

    private final Type type;
    private final String label;
    private final String initial;
    private final String help;

    Option(Type type, String label, String initial, String help) {
        this.type = type;
        this.label = label;
        this.initial = initial;
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

    /** @return what stands for the value in the help */
    public String label() {
        return label;
    }

    /** @return the value without flag, variable and file; empty where the help says what happens then */
    public Optional<String> initial() {
        return initial.isEmpty() ? Optional.empty() : Optional.of(initial);
    }

    /** @return what it is for, in a sentence or two */
    public String help() {
        return help;
    }

    /** @return whether it can be given more than once */
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

    /** @return all options, in the order of help and README */
    public static List<Option> all() {
        return List.of(values());
    }
}
