package dev.mockssp.scenario.library;

import dev.mockssp.core.Lazy;
import dev.mockssp.scenario.Scenario;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The scenarios in the jar. Each is parsed at its first use, so that the start reads none. */
final class BuiltInScenarios {

    /** In the order of contract.md section 3. The names are public interface. */
    static final List<String> NAMES = List.of(
            "default",
            "always-fill",
            "no-bid",
            "rate-limited",
            "origin-not-allowed",
            "server-error",
            "invalid-key",
            "bad-request",
            "pacing-blocked",
            "slow",
            "timeout",
            "connection-reset",
            "empty-response",
            "malformed-json",
            "truncated-body",
            "wrong-content-type",
            "sparse-creative",
            "long-creative",
            "unicode-creative",
            "hostile-creative",
            "sponsored-prompts",
            "flaky",
            "recovering",
            "low-fill",
            "sponsored-poll",
            "poll-duplicate-vote",
            "poll-legacy-errors",
            "text-placement",
            "no-view-pixel",
            "view-url-member",
            "late-view-token");

    private static final String FOLDER = "/dev/mockssp/scenarios/";

    /** Read once in a process, however many mock servers it starts. */
    private static final Map<String, Lazy<byte[]>> FILES = each(name -> new Lazy<>(() -> bytes(name)));

    private final Map<String, Lazy<Scenario>> byName;

    BuiltInScenarios(ScenarioParser parser) {
        byName =
                each(name -> new Lazy<>(() -> parser.parse(name, FILES.get(name).get(), "built-in scenario " + name)));
    }

    private static <T> Map<String, T> each(Function<String, T> create) {
        Map<String, T> result = new LinkedHashMap<>();
        NAMES.forEach(name -> result.put(name, create.apply(name)));
        return Collections.unmodifiableMap(result);
    }

    Optional<Scenario> find(String name) {
        Lazy<Scenario> known = byName.get(name);
        return known == null ? Optional.empty() : Optional.of(known.get());
    }

    private static byte[] bytes(String name) {
        String file = FOLDER + name + ".json";
        try (InputStream in = BuiltInScenarios.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + file);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
