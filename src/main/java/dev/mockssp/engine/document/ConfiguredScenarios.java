package dev.mockssp.engine.document;

import dev.mockssp.access.ApiKeyRegistry;
import dev.mockssp.auction.Inventory;
import dev.mockssp.config.Config;
import dev.mockssp.config.Option;
import dev.mockssp.core.Problems;
import dev.mockssp.scenario.Scenario;
import dev.mockssp.scenario.library.ScenarioFolder;
import dev.mockssp.scenario.library.ScenarioLibrary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** The scenarios of a configuration, including the built-in ones. Thread-safe. */
public final class ConfiguredScenarios {

    private final DocumentReader documents;
    private final ScenarioChecker checker;
    private final Consumer<String> notices;
    private final Optional<ScenarioFolder> folder;
    private final ScenarioLibrary library;
    private volatile Supplier<Optional<Inventory>> inventory;

    private ConfiguredScenarios(Config config, DocumentReader documents, Consumer<String> notices) {
        this.documents = documents;
        this.notices = notices;
        this.checker = new ScenarioChecker(
                () -> inventory.get(), new ApiKeyRegistry(config.keys(), config.chatbot(), config.revision()));
        Problems problems = new Problems();
        this.inventory = initial(config, problems);
        problems.collect(() -> documents.countries(config));
        this.folder = problems.collect(() -> DocumentReader.fromOption(
                        config,
                        Option.SCENARIOS,
                        config.scenarios(),
                        path -> ScenarioFolder.open(path, this::fromFile, notices)))
                .flatMap(opened -> opened);
        List<Scenario> inline = config.scenarioJson().entrySet().stream()
                .flatMap(text -> problems.collect(() -> inline(text, config)).stream())
                .toList();
        problems.throwErrors();
        this.library = ScenarioLibrary.of(DocumentReader::builtInScenario, folder, inline);
    }

    /**
     * Reads the scenarios. It also checks the other files of the configuration, so that an error in one file does not
     * hide those in others.
     *
     * @param config names the files
     * @param documents reads the files
     * @param notices receives the warnings, a line each, and later changes and errors in the folder
     * @return the scenarios
     * @throws dev.mockssp.core.ConfigurationException when files or inline scenarios are not valid, with the errors of
     *     all files
     */
    public static ConfiguredScenarios open(Config config, DocumentReader documents, Consumer<String> notices) {
        return new ConfiguredScenarios(config, documents, notices);
    }

    /** Of an inventory file with errors, nothing is known. */
    private Supplier<Optional<Inventory>> initial(Config config, Problems problems) {
        Optional<Optional<Inventory>> read = problems.collect(() -> documents.inventory(config));
        return () -> read.map(configured -> configured.orElseGet(Inventory::builtIn));
    }

    /** @return the user's folder, if there is one */
    public Optional<ScenarioFolder> folder() {
        return folder;
    }

    /** @return all scenarios */
    public ScenarioLibrary library() {
        return library;
    }

    /** @param active returns the campaigns that files may name from now on, instead of those of the configuration */
    public void useInventory(Supplier<Inventory> active) {
        inventory = () -> Optional.of(active.get());
    }

    private Scenario fromFile(String name, byte[] json, String source) {
        return checked(name, documents.parse(json, source), source);
    }

    private Scenario inline(Map.Entry<String, JsonNode> text, Config config) {
        String source = config.sources().flag(Option.SCENARIO_JSON) + ", " + text.getKey();
        return checked(text.getKey(), text.getValue(), source);
    }

    private Scenario checked(String name, JsonNode document, String source) {
        return checker.requireUseful(
                documents.scenario(name, document),
                Optional.empty(),
                source,
                warning -> notices.accept(warning.in(source).logLine()));
    }
}
