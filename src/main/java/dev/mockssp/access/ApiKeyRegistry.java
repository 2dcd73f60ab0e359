package dev.mockssp.access;

import dev.mockssp.config.ApiKeySpec;
import dev.mockssp.config.ChatbotSettings;
import dev.mockssp.config.Environment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The valid API keys: those that begin with the name of an environment, and those configured with {@code --key}. */
public final class ApiKeyRegistry {

    private final Map<String, ApiKeySpec> configured;
    private final ChatbotSettings chatbot;
    private final List<Environment> prefixes;

    /**
     * @param configured the keys configured with {@code --key}
     * @param chatbot the chatbot settings of all other keys
     */
    public ApiKeyRegistry(List<ApiKeySpec> configured, ChatbotSettings chatbot) {
        this(configured, chatbot, List.of(Environment.values()));
    }

    private ApiKeyRegistry(List<ApiKeySpec> configured, ChatbotSettings chatbot, List<Environment> prefixes) {
        this.prefixes = prefixes;
        this.configured =
                configured.stream().collect(Collectors.toUnmodifiableMap(ApiKeySpec::name, Function.identity()));
        this.chatbot = chatbot;
    }

    /** @return a registry in which no key is valid */
    public static ApiKeyRegistry none() {
        return new ApiKeyRegistry(List.of(), ChatbotSettings.NONE, List.of());
    }

    /**
     * @param header the value of a key header
     * @return the key, empty if it is not valid
     */
    public Optional<ApiKey> find(String header) {
        int plus = header.indexOf('+');
        String name = plus < 0 ? header : header.substring(0, plus);
        Optional<String> scenario = plus < 0 ? Optional.empty() : Optional.of(header.substring(plus + 1));
        ApiKeySpec spec = configured.get(name);
        if (spec != null) {
            return Optional.of(new ApiKey(name, spec.environment(), spec.chatbot(), scenario));
        }
        for (int i = 0; i < prefixes.size(); i++) {
            Environment environment = prefixes.get(i);
            if (name.startsWith(environment.label())) {
                return Optional.of(new ApiKey(name, environment, chatbot, scenario));
            }
        }
        return Optional.empty();
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
