package dev.mockssp.config;

import java.util.Map;
import java.util.Optional;

/**
 * Where the values of options come from, for messages.
 *
 * @param byOption the environment variable, or the file and the JSON pointer; none for an option that was set on the
 *     command line or in code, or that has its default
 * @param file the configuration file that was read
 */
public record OptionSources(Map<Option, String> byOption, Optional<String> file) {

    public OptionSources {
        byOption = Map.copyOf(byOption);
    }

    /** @return the flag with the source of its value, such as {@code --port (from MOCK_SSP_PORT)} or {@code --port} */
    public String flag(Option option) {
        return option.flag() + from(option);
    }

    /** @return such as {@code  (from MOCK_SSP_PORT)}, or the empty string */
    public String from(Option option) {
        return byOption.containsKey(option) ? " (from " + byOption.get(option) + ")" : "";
    }
}
