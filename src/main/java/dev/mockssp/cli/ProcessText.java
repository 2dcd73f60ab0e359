package dev.mockssp.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.text.MessageText;
import dev.mockssp.core.text.Utf8;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The text of arguments and environment variables as it was passed. Without a UTF-8 locale, Java replaces every byte that
 * is not ASCII with U+FFFD. Linux still has the bytes; elsewhere such a text is rejected.
 */
final class ProcessText {

    private static final char REPLACEMENT = '\ufffd';
    private static final List<String> OWN_VARIABLES = List.of("MOCK_SSP_", "PACT_BROKER_");

    private final Path process;

    /** @param process the folder in which Linux shows this process */
    ProcessText(Path process) {
        this.process = process;
    }

    static ProcessText ofThisProcess() {
        return new ProcessText(Path.of("/proc/self"));
    }

    /**
     * @param args the arguments that Java passed to the program
     * @return the arguments with their original text
     * @throws ConfigurationException if the original text of an argument is not known, or is not UTF-8
     */
    String[] arguments(String[] args) {
        String[] result = args.clone();
        for (int i = 0; i < args.length; i++) {
            if (isDamaged(args[i])) {
                String name = name(args, i);
                int fromEnd = args.length - i;
                result[i] = original(args[i], argument(fromEnd)).orElseThrow(() -> notUtf8(name));
            }
        }
        return result;
    }

    /**
     * @param variables the environment variables as Java has them
     * @return the variables with their original text
     * @throws ConfigurationException if the original text of a variable that this program reads is not known, or is not
     *     UTF-8
     */
    Map<String, String> environment(Map<String, String> variables) {
        if (variables.values().stream().noneMatch(ProcessText::isDamaged)) {
            return variables;
        }
        Map<String, String> result = new HashMap<>(variables);
        result.replaceAll((name, value) -> {
            if (!isDamaged(value)) {
                return value;
            }
            Optional<String> original = original(value, variable(name));
            if (original.isEmpty() && OWN_VARIABLES.stream().anyMatch(name::startsWith)) {
                throw notUtf8(name);
            }
            return original.orElse(value);
        });
        return result;
    }

    private static boolean isDamaged(String text) {
        return text.indexOf(REPLACEMENT) >= 0;
    }

    private static ConfigurationException notUtf8(String name) {
        return new ConfigurationException(name + ": the value cannot be read as UTF-8; expected UTF-8 text, and a UTF-8"
                + " locale such as LC_ALL=C.UTF-8");
    }

    /** The option that an argument belongs to. */
    private static String name(String[] args, int index) {
        String flag = args[index].startsWith("-") || index == 0 ? args[index] : args[index - 1];
        return flag.startsWith("-") ? MessageText.line(flag.split("=", 2)[0]) : "argument " + (index + 1);
    }

    /** The bytes of an argument, as characters. */
    private Optional<String> argument(int fromEnd) {
        List<String> all = entries("cmdline");
        return all.size() < fromEnd ? Optional.empty() : Optional.of(all.get(all.size() - fromEnd));
    }

    /** The bytes of a variable, as characters. */
    private Optional<String> variable(String name) {
        return entries("environ").stream()
                .filter(entry -> entry.startsWith(name + "="))
                .map(entry -> entry.substring(name.length() + 1))
                .findFirst();
    }

    private List<String> entries(String file) {
        try {
            String all = new String(Files.readAllBytes(process.resolve(file)), ISO_8859_1);
            return List.of(all.substring(0, Math.max(0, all.length() - 1)).split("\0", -1));
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Optional<String> original(String damaged, Optional<String> bytes) {
        return bytes.filter(text -> ascii(text).equals(ascii(damaged)))
                .flatMap(text -> Utf8.decode(text.getBytes(ISO_8859_1)));
    }

    /** What every locale leaves as it is. */
    private static String ascii(String text) {
        return text.replaceAll("[^\\x00-\\x7f]", "");
    }
}
