package dev.mockssp.cli.validate;

import dev.mockssp.access.ApiKey;
import dev.mockssp.access.ApiKeyRegistry;
import dev.mockssp.config.Config;
import dev.mockssp.config.ConfigReader;
import dev.mockssp.config.Option;
import dev.mockssp.config.RuleSetting;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.Problem;
import dev.mockssp.core.text.ByteOrderMark;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.engine.document.ScenarioChecker;
import dev.mockssp.json.TextPosition;
import dev.mockssp.lint.rule.RuleLevels;
import dev.mockssp.scenario.Scenario;
import dev.mockssp.scenario.library.ScenarioFolder;
import dev.mockssp.scenario.library.ScenarioLibrary;
import dev.mockssp.scenario.library.UnknownScenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonPointer;

/** Finds what a configuration names and what does not exist or is not valid: rules, the scenario, inline scenarios. */
final class ConfigurationValidator {

    private final Config config;
    private final Optional<UserFile> file;
    private final DocumentReader documents;
    private final ScenarioChecker checker;
    private final List<FileProblem> problems = new ArrayList<>();

    private ConfigurationValidator(
            ConfigReader.Check check, Optional<UserFile> file, DocumentReader documents, ScenarioChecker checker) {
        this.config = check.reading().config();
        this.file = file;
        this.documents = documents;
        this.checker = checker;
    }

    /**
     * @param check the configuration
     * @param file the configuration file, if there is one
     * @param checker knows the inventory
     */
    static List<FileProblem> problems(
            ConfigReader.Check check, Optional<UserFile> file, DocumentReader documents, ScenarioChecker checker) {
        ConfigurationValidator validator = new ConfigurationValidator(check, file, documents, checker);
        validator.checkRules();
        validator.checkScenario();
        validator.checkInlineScenarios();
        return validator.problems;
    }

    private void checkRules() {
        ApiKeyRegistry keys = new ApiKeyRegistry(config.keys(), config.chatbot(), config.revision());
        for (RuleSetting setting : config.rules()) {
            try {
                RuleLevels.of(List.of(setting), key -> keys.find(key).map(ApiKey::name));
            } catch (ConfigurationException e) {
                e.problems().forEach(problem -> add(Option.RULE, setting.source(), "", problem));
            }
        }
    }

    private void checkScenario() {
        List<String> names = new ArrayList<>(new ScenarioLibrary(DocumentReader::builtInScenario).names());
        List<Path> files = config.scenarios().map(ConfigurationValidator::files).orElse(List.of());
        files.forEach(path -> name(path).ifPresent(names::add));
        names.addAll(config.scenarioJson().keySet());
        Optional<String> problem = names.contains(config.scenario())
                ? find(files).flatMap(scenario -> scenario.mismatch("this server", config.revision()))
                : Optional.of(UnknownScenario.message(config.scenario(), names));
        problem.ifPresent(message -> add(Option.SCENARIO, source(Option.SCENARIO), "", Problem.error(message)));
    }

    /** Returns the scenario of the configuration; empty if its document has errors, which are told with its file. */
    private Optional<Scenario> find(List<Path> files) {
        String name = config.scenario();
        if (config.scenarioJson().containsKey(name)) {
            return documents.scenario(name, config.scenarioJson().get(name)).scenario();
        }
        Optional<Path> own = files.stream()
                .filter(path -> name(path).filter(name::equals).isPresent())
                .findFirst();
        return own.isEmpty()
                ? new ScenarioLibrary(DocumentReader::builtInScenario).find(name)
                : own.flatMap(path -> read(name, path));
    }

    private Optional<Scenario> read(String name, Path path) {
        try {
            return documents
                    .scenario(name, documents.parse(ByteOrderMark.readFile(path), path.toString()))
                    .scenario();
        } catch (IOException | ConfigurationException e) {
            return Optional.empty();
        }
    }

    private static List<Path> files(Path folder) {
        try {
            return ScenarioFolder.list(folder);
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Optional<String> name(Path path) {
        try {
            return Optional.of(ScenarioFolder.nameOf(path));
        } catch (ConfigurationException e) {
            return Optional.empty();
        }
    }

    private void checkInlineScenarios() {
        config.scenarioJson()
                .forEach((name, document) -> checker.problems(documents.scenario(name, document), Optional.empty())
                        .forEach(problem -> add(Option.SCENARIO_JSON, source(Option.SCENARIO_JSON), name, problem)));
    }

    private Optional<String> source(Option option) {
        return Optional.ofNullable(config.sources().byOption().get(option));
    }

    /**
     * @param source the source of the value; in the file, it ends with the value's JSON pointer
     * @param part the name of the part that has the problem; empty for all of the value
     */
    private void add(Option option, Optional<String> source, String part, Problem problem) {
        Optional<String> pointer = source.filter(text -> file.isPresent()).flatMap(text -> pointer(option, text));
        JsonPointer inside = JsonPointer.compile(
                (part.isEmpty() ? "" : JsonPointer.empty().appendProperty(part).toString())
                        + problem.pointer().orElse(""));
        if (pointer.isPresent()) {
            Problem inFile = new Problem(
                    problem.severity(),
                    problem.source(),
                    Optional.of(pointer.get() + inside),
                    FileProblem.message(problem),
                    problem.allowed());
            problems.addAll(file.get().locate(List.of(inFile)));
        } else {
            String place = option.flag()
                    + source.map(text -> " (from " + text + ")").orElse("")
                    + (part.isEmpty() ? "" : ", " + part);
            problems.add(new FileProblem(place, TextPosition.START, problem));
        }
    }

    private static Optional<String> pointer(Option option, String source) {
        int at = source.lastIndexOf(", /" + option.key());
        return at < 0 ? Optional.empty() : Optional.of(source.substring(at + 2));
    }
}
