package dev.mockssp.cli.validate;

import dev.mockssp.access.ApiKeyRegistry;
import dev.mockssp.cli.command.CliException;
import dev.mockssp.cli.command.CommandOptions;
import dev.mockssp.cli.command.ServerOptions;
import dev.mockssp.config.Config;
import dev.mockssp.config.ConfigReader;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.text.ByteOrderMark;
import dev.mockssp.core.text.MessageText;
import dev.mockssp.json.Json;
import dev.mockssp.scenario.library.ScenarioFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.node.ArrayNode;

/** The command {@code validate}: checks the user's files without a server. */
public final class ValidateCommand {

    private static final String FORMAT = "--format";
    private static final String TEXT = "text";
    private static final String JSON = "json";

    private final ConfigReader.Check check;
    private final List<UserFile> files;

    private ValidateCommand(ConfigReader.Check check, List<UserFile> files) {
        this.check = check;
        this.files = files;
    }

    public static void addParameters(CommandSpec command) {
        command.usageMessage().customSynopsis("mock-ssp validate [OPTION]... [FILE|DIR]...");
        CommandOptions.add(command, FORMAT, TEXT + "|" + JSON, "Format of the problems; json is for editors. [text]");
        command.addPositional(PositionalParamSpec.builder()
                .paramLabel("FILE|DIR")
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description("Scenarios, inventories, countries and configurations, or folders of them. Without any:"
                        + " the files that the options name.")
                .build());
    }

    /**
     * Prints the problems of files.
     *
     * @param folder the working directory
     * @return whether there is an error; warnings are none
     * @throws ConfigurationException if an option is not valid, a file cannot be read, or there is no file
     */
    public static boolean run(ParseResult result, Map<String, String> environment, Path folder, PrintStream out) {
        boolean json =
                CommandOptions.choice(result, FORMAT, List.of(TEXT, JSON)).equals(JSON);
        List<String> named = result.matchedPositionalValue(0, List.of());
        ConfigReader.Check check = ConfigReader.check(ServerOptions.flags(result), environment, folder);
        List<UserFile> files = named.isEmpty() ? configured(check) : named(named);
        ValidateCommand command = new ValidateCommand(check, files);
        List<FileProblem> problems = command.problems(named.isEmpty());
        int inline = named.isEmpty() ? config(check).scenarioJson().size() : 0;
        if (files.size() + inline == 0) {
            throw new ConfigurationException(
                    "there is nothing to validate; expected files or folders, or one of the options --scenarios,"
                            + " --scenario-json, --inventory, --geo and --config");
        }
        print(
                problems,
                files.isEmpty()
                        ? MessageText.count(inline, "inline scenario")
                        : MessageText.count(files.size(), "file"),
                json,
                out);
        return problems.stream().anyMatch(it -> it.problem().isError());
    }

    private static Config config(ConfigReader.Check check) {
        return check.reading().config();
    }

    private static List<UserFile> named(List<String> names) {
        List<UserFile> files = new ArrayList<>();
        for (String name : names) {
            Path path = CommandOptions.path("validate", name);
            for (Path file : Files.isDirectory(path) ? inFolder(path) : List.of(path)) {
                byte[] bytes = bytes(file);
                files.add(new UserFile(file, UserFile.Kind.of(file, bytes), bytes));
            }
        }
        return files;
    }

    private static List<UserFile> configured(ConfigReader.Check check) {
        Config config = config(check);
        List<UserFile> files = new ArrayList<>();
        check.file().ifPresent(file -> files.add(read(file, UserFile.Kind.CONFIGURATION)));
        config.inventory().ifPresent(file -> files.add(read(file, UserFile.Kind.INVENTORY)));
        config.geo().ifPresent(file -> files.add(read(file, UserFile.Kind.COUNTRIES)));
        config.scenarios().stream()
                .flatMap(folder -> inFolder(folder).stream())
                .forEach(file -> files.add(read(file, UserFile.Kind.SCENARIO)));
        return files;
    }

    private static UserFile read(Path file, UserFile.Kind kind) {
        return new UserFile(file, kind, bytes(file));
    }

    private static byte[] bytes(Path file) {
        try {
            return ByteOrderMark.readFile(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static List<Path> inFolder(Path folder) {
        try {
            return ScenarioFolder.list(folder);
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private static ConfigurationException unreadable(Path path, IOException e) {
        return new ConfigurationException(path + " cannot be read: " + CliException.fileReason(e), e);
    }

    private List<FileProblem> problems(boolean withOptions) {
        Config config = config(check);
        UserFileValidator validator = new UserFileValidator(
                new ApiKeyRegistry(config.keys(), config.chatbot(), config.revision()), files, config);
        List<UserFile> configurations = files.stream()
                .filter(file -> file.kind() == UserFile.Kind.CONFIGURATION)
                .toList();
        List<FileProblem> problems = new ArrayList<>();
        files.forEach(file -> problems.addAll(validator.problems(file)));
        if (withOptions) {
            problems.addAll(
                    validator.namedProblems(check, configurations.stream().findFirst()));
        } else {
            configurations.forEach(file -> problems.addAll(validator.namedProblems(file)));
        }
        return problems;
    }

    private static void print(List<FileProblem> problems, String checked, boolean json, PrintStream out) {
        if (json) {
            ArrayNode array = Json.MAPPER.createArrayNode();
            problems.forEach(problem -> array.add(problem.toJson()));
            out.println(array.toPrettyString());
        } else {
            problems.forEach(problem -> out.println(problem.line()));
            long errors = problems.stream().filter(it -> it.problem().isError()).count();
            out.println(MessageText.count(errors, "error") + " and "
                    + MessageText.count(problems.size() - errors, "warning") + " in " + checked);
        }
        out.flush();
    }
}
