package dev.mockssp.cli.validate;

import dev.mockssp.access.ApiKeyRegistry;
import dev.mockssp.auction.Campaign;
import dev.mockssp.auction.Inventory;
import dev.mockssp.cli.report.BaselineFile;
import dev.mockssp.config.Config;
import dev.mockssp.config.ConfigReader;
import dev.mockssp.config.Option;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.Problem;
import dev.mockssp.core.Problems;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.engine.document.ScenarioChecker;
import dev.mockssp.scenario.library.ScenarioFolder;
import dev.mockssp.schema.SchemaLibrary;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Finds the problems of files, as a mock server that loads them would. */
final class UserFileValidator {

    /** Stands for a name that is not allowed. */
    private static final String SCENARIO = "scenario";

    private final DocumentReader documents = new DocumentReader(SchemaLibrary.shared());
    private final ScenarioChecker checker;

    /**
     * @param keys the valid keys
     * @param files all files; scenarios may name the campaigns of the inventories among them
     * @param config the configuration, whose inventory counts if there is none among the files
     */
    UserFileValidator(ApiKeyRegistry keys, List<UserFile> files, Config config) {
        List<UserFile> inventories = files.stream()
                .filter(file -> file.kind() == UserFile.Kind.INVENTORY)
                .toList();
        Optional<Inventory> known = inventories.isEmpty() ? configured(config) : merged(inventories);
        this.checker = new ScenarioChecker(() -> known, keys);
    }

    private Optional<Inventory> configured(Config config) {
        return new Problems()
                .collect(() -> documents.inventory(config))
                .map(inventory -> inventory.orElseGet(Inventory::builtIn));
    }

    /** Of an inventory with errors, nothing is known. */
    private Optional<Inventory> merged(List<UserFile> inventories) {
        Map<String, Campaign> byId = new LinkedHashMap<>();
        Problems problems = new Problems();
        for (UserFile file : inventories) {
            problems.collect(() -> documents.inventory(file.bytes(), file.path().toString()))
                    .ifPresent(
                            inventory -> inventory.campaigns().forEach(campaign -> byId.put(campaign.id(), campaign)));
        }
        return problems.all().isEmpty() ? Optional.of(Inventory.of(List.copyOf(byId.values()))) : Optional.empty();
    }

    /** @return the problems of a file, none if it is valid */
    List<FileProblem> problems(UserFile file) {
        String source = file.path().toString();
        return file.locate(
                switch (file.kind()) {
                    case SCENARIO -> scenario(file.path(), file.bytes());
                    case INVENTORY -> found(() -> valid(documents.inventory(file.bytes(), source)));
                    case COUNTRIES -> found(() -> valid(documents.countries(file.bytes(), source)));
                    case BASELINE -> found(() -> valid(BaselineFile.parse(file.bytes(), source, source)));
                    case CONFIGURATION -> found(() -> check(file).problems());
                });
    }

    private List<Problem> scenario(Path path, byte[] bytes) {
        Problems name = new Problems();
        Optional<String> allowed = name.collect(() -> ScenarioFolder.nameOf(path));
        List<Problem> content = ScenarioFolder.isJson(path)
                ? found(() -> checker.problems(
                        documents.scenario(allowed.orElse(SCENARIO), documents.parse(bytes, path.toString())),
                        Optional.empty()))
                : List.of();
        return Stream.concat(name.all().stream(), content.stream()).toList();
    }

    /** @return the problems of what a configuration file names */
    List<FileProblem> namedProblems(UserFile configuration) {
        try {
            return namedProblems(check(configuration), Optional.of(configuration));
        } catch (ConfigurationException e) {
            return List.of();
        }
    }

    /** @return the problems of what a configuration names; they have a position if they are in its file */
    List<FileProblem> namedProblems(ConfigReader.Check configuration, Optional<UserFile> file) {
        return ConfigurationValidator.problems(configuration, file, documents, checker);
    }

    private static ConfigReader.Check check(UserFile file) {
        return ConfigReader.check(Map.of(Option.CONFIG, List.of(file.path().toString())), Map.of(), Path.of(""));
    }

    private static List<Problem> valid(Object unused) {
        return List.of();
    }

    private static List<Problem> found(Supplier<List<Problem>> validation) {
        try {
            return validation.get();
        } catch (ConfigurationException e) {
            return e.problems();
        }
    }
}
