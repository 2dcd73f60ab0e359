package dev.mockssp.access;

import dev.mockssp.config.ApiKeySpec;
import dev.mockssp.config.ChatbotSettings;
import dev.mockssp.config.Environment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The keys that are valid here: any that begins with an environment's name, and those given by option. */
public final class ApiKeyRegistry {

    private final Map<String, ApiKeySpec> given;
    private final ChatbotSettings chatbot;
    private final List<Environment> ready;

    /**
     * @param given keys given by option
     * @param chatbot the settings of all other keys
     */
    public ApiKeyRegistry(List<ApiKeySpec> given, ChatbotSettings chatbot) {
        this(given, chatbot, List.of(Environment.values()));
    }

    private ApiKeyRegistry(List<ApiKeySpec> given, ChatbotSettings chatbot, List<Environment> ready) {
        this.ready = ready;
        this.given = given.stream().collect(Collectors.toUnmodifiableMap(ApiKeySpec::name, Function.identity()));
        this.chatbot = chatbot;
    }

    /** @return a ring without a key: each that is sent is somebody else's */
    public static ApiKeyRegistry none() {
        return new ApiKeyRegistry(List.of(), ChatbotSettings.NONE, List.of());
    }

    /**
     * @param sent the value of a key header
     * @return the key, empty when it is unknown
     */
    public Optional<ApiKey> find(String sent) {
        int plus = sent.indexOf('+');
        String name = plus < 0 ? sent : sent.substring(0, plus);
        Optional<String> scenario = plus < 0 ? Optional.empty() : Optional.of(sent.substring(plus + 1));
        ApiKeySpec spec = given.get(name);
        if (spec != null) {
            return Optional.of(new ApiKey(name, spec.environment(), spec.chatbot(), scenario));
        }
        for (int i = 0; i < ready.size(); i++) {
            Environment environment = ready.get(i);
            if (name.startsWith(environment.label())) {
                return Optional.of(new ApiKey(name, environment, chatbot, scenario));
            }
        }
        return Optional.empty();
    }

    /**
     * @param name a key
     * @return enough of it to tell it from others, too little to use it
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
