package dev.mockssp.access;

import dev.mockssp.config.value.ApiKeySpec;
import dev.mockssp.config.value.ChatbotSettings;
import dev.mockssp.config.value.Environment;
import dev.mockssp.config.value.Revision;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The valid API keys: those that begin with the name of an environment, and those configured with {@code --key}. */
public final class ApiKeyRegistry {

    /** In characters. Generated keys have at least 32 besides their prefix. */
    private static final int LONGEST_INVENTED_KEY = 32;

    private final Map<String, ApiKeySpec> configured;
    private final ChatbotSettings chatbot;
    private final Revision revision;
    private final List<Environment> prefixes;

    /**
     * @param configured the keys configured with {@code --key}
     * @param chatbot the chatbot settings of all other keys
     * @param revision the revision of all other keys
     */
    public ApiKeyRegistry(List<ApiKeySpec> configured, ChatbotSettings chatbot, Revision revision) {
        this(configured, chatbot, revision, List.of(Environment.values()));
    }

    private ApiKeyRegistry(
            List<ApiKeySpec> configured, ChatbotSettings chatbot, Revision revision, List<Environment> prefixes) {
        this.prefixes = prefixes;
        this.configured =
                configured.stream().collect(Collectors.toUnmodifiableMap(ApiKeySpec::name, Function.identity()));
        this.chatbot = chatbot;
        this.revision = revision;
    }

    /** @return a registry in which no key is valid */
    public static ApiKeyRegistry none() {
        return new ApiKeyRegistry(List.of(), ChatbotSettings.NONE, Revision.R2025_11, List.of());
    }

    /**
     * @param header the value of a key header
     * @return the key, empty if it is not valid
     */
    public Optional<ApiKey> find(String header) {
        String name = withoutSuffix(header);
        Optional<String> scenario =
                name.length() == header.length() ? Optional.empty() : Optional.of(header.substring(name.length() + 1));
        ApiKeySpec spec = configured.get(name);
        if (spec != null) {
            return Optional.of(new ApiKey(name, spec.environment(), spec.chatbot(), spec.revision(), scenario));
        }
        for (int i = 0; i < prefixes.size(); i++) {
            Environment environment = prefixes.get(i);
            if (name.startsWith(environment.label())) {
                return Optional.of(new ApiKey(name, environment, chatbot, revision, scenario));
            }
        }
        return Optional.empty();
    }

    /**
     * @param header the value of a key header
     * @return the key without its scenario suffix
     */
    public static String withoutSuffix(String header) {
        int plus = header.indexOf('+');
        return plus < 0 ? header : header.substring(0, plus);
    }

    /**
     * @param pattern a key, or the beginning of keys with a {@code *} at its end
     * @return whether a valid key fits
     */
    public boolean hasKeyFor(String pattern) {
        if (!pattern.endsWith("*")) {
            return find(pattern).isPresent();
        }
        String start = pattern.substring(0, pattern.length() - 1);
        return configured.keySet().stream().anyMatch(name -> name.startsWith(start))
                || prefixes.stream()
                        .map(Environment::label)
                        .anyMatch(label -> label.startsWith(start) || start.startsWith(label));
    }

    /**
     * @param name an API key
     * @return whether it was made up for a mock server, such as {@code staging-ci}: it begins with the name of an
     *     environment and is not as long as a real key may be
     */
    public static boolean isForMocksOnly(String name) {
        return name.length() <= LONGEST_INVENTED_KEY
                && Arrays.stream(Environment.values()).anyMatch(environment -> name.startsWith(environment.label()));
    }

    /**
     * @param name an API key
     * @return the masked key: its first and last characters, enough to recognize it but not to use it
     */
    public static String mask(String name) {
        int shown = name.length() < 6 ? 1 : name.length() < 12 ? 3 : 4;
        return name.isEmpty()
                ? ""
                : new StringBuilder(2 * shown)
                        .append(name, 0, shown)
                        .append('…')
                        .append(name, name.length() - shown / 2, name.length())
                        .toString();
    }
}
