package dev.mockssp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ValidateCommandTest {

    private static final String GOOD = "{'description': 'd', 'steps': [{'fill': {}}]}";
    private static final String SHADOWED =
            "{\n  'description': 'd',\n  'steps': [\n    {'fill': {}},\n    {'no_bid': {}}\n  ]\n}";
    private static final String BAD =
            "{\n  'description': 'd',\n  'steps': [\n    {'fail': {'status': 200}},\n    {'fill': {}, 'dealy_ms': 5}\n  ]\n}";
    private static final String OWN_CAMPAIGN = "{'description': 'd', 'steps': [{'fill': {'campaign': 'mine'}}]}";
    private static final String INVENTORY =
            "{'campaigns': [{'id': 'mine', 'dsp': 'd', 'advertiser': 'a', 'domain': 'd',"
                    + " 'vertical': 'v', 'price': 2, 'formats': ['sponsored_message'], 'keywords': [], 'headlines': ['h'],"
                    + " 'prompts': [], 'description': null, 'product': 'p', 'landing_url': '/landing/a', 'countries': [],"
                    + " 'banned_words': []}]}";

    @TempDir
    private Path folder;

    private record Result(int exitCode, String out, String err) {}

    @Test
    void validFilesEndWithZero() throws Exception {
        Result result = run(write("good.json", GOOD), write("inventory.json", INVENTORY));

        assertThat(result).isEqualTo(new Result(0, "0 errors and 0 warnings in 2 files\n", ""));
    }

    @Test
    void everyErrorOfEveryFileHasItsPlace() throws Exception {
        String broken = write("a.json", "{\n  'description': }");
        String bad = write("b.json", BAD);
        String empty = write("c.json", "{'description': 'd', 'steps': []}");

        Result result = run(broken, bad, empty);

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith(broken + ":2:18: Unexpected character"),
                        line -> assertThat(line)
                                .startsWith(bad + ":4:15: /steps/0/fail/status: must be at least 400, was 200"),
                        line -> assertThat(line)
                                .startsWith(bad + ":5:18: /steps/1/dealy_ms: is not allowed here")
                                .contains("did you mean \"delay_ms\"?"),
                        line -> assertThat(line).isEqualTo(empty + ":1:22: /steps: must not be empty"),
                        line -> assertThat(line).isEqualTo("4 errors and 0 warnings in 3 files"));
    }

    @Test
    void aWarningIsToldButEndsWithZero() throws Exception {
        String file = write("shadowed.json", SHADOWED);

        Result result = run(file);

        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .startsWith(file + ":5:5: warning: /steps/1: is never played, because /steps/0")
                .endsWith("0 errors and 1 warning in 1 file\n");
    }

    @Test
    void jsonIsForEditors() throws Exception {
        String file = write("bad.json", BAD);

        Result result = run("--format", "json", file);

        JsonNode problem =
                Json.read(result.out().getBytes(StandardCharsets.UTF_8)).get(0);
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(problem.propertyNames()).containsExactly("file", "line", "column", "severity", "pointer", "message");
        assertThat(problem.get("file").stringValue()).isEqualTo(file);
        assertThat(problem.get("line").intValue()).isEqualTo(4);
        assertThat(problem.get("column").intValue()).isEqualTo(15);
        assertThat(problem.get("severity").stringValue()).isEqualTo("error");
        assertThat(problem.get("pointer").stringValue()).isEqualTo("/steps/0/fail/status");
        assertThat(run("--format", "json", write("good.json", GOOD)).out()).isEqualTo("[ ]\n");
    }

    @Test
    void aScenarioMayNameACampaignOfAnInventoryThatIsGivenToo() throws Exception {
        String scenario = write("own.json", OWN_CAMPAIGN);
        String inventory = write("campaigns.json", INVENTORY);

        assertThat(run(scenario).out())
                .contains("own.json:1:42: /steps/0/fill/campaign: the inventory has no campaign");
        assertThat(run(scenario, inventory).exitCode()).isZero();
        assertThat(run(scenario, "--inventory", inventory).exitCode()).isZero();
    }

    @Test
    void eachKindOfFileIsRecognized() throws Exception {
        String geo = write("geo.json", "{'10.0.0.0/8': 'XX', '1.2.3.4/99': 'DE'}");
        String config = write("config.json", "{\n'port': -1,\n'prot': 1,\n'rate-limit': 'x'}");
        String inventory = write("inventory.json", INVENTORY.replace("'price': 2", "'price': 2.001"));

        Result result = run(geo, config, inventory);

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out())
                .contains(geo + ":1:2: /10.0.0.0~18: \"XX\" is not an ISO", geo + ":1:22: ")
                .contains(config + ":2:1: /port: ", config + ":3:1: /prot: ", config + ":4:1: /rate-limit: ")
                .contains(inventory + ":1:", "/campaigns/0/price: must have at most two decimals");
    }

    @Test
    void aBaselineIsNoScenario() throws Exception {
        String known = write(
                "known.json",
                "{'version': 1, 'findings': [{'rule': 'unknown-field', 'endpoint': 'bid-request', 'pointer': '/a'}]}");
        String wrong = write("wrong.json", "{'version': 2, 'findings': []}");

        assertThat(run(known)).isEqualTo(new Result(0, "0 errors and 0 warnings in 1 file\n", ""));
        assertThat(run(wrong).out()).startsWith(wrong + ":1:2: /version: ");
    }

    @Test
    void aConfigurationIsRecognizedThoughItsOptionsAreMisspelt() throws Exception {
        String config = write("settings.json", "{'prot': 7777}");
        String hidden = write(".mock-ssp.json", "{'nonsense': 1}");
        String scenario = write("misspelt.json", "{'step': [], 'desciption': 'd', 'revision': '2026'}");

        assertThat(run(config).out())
                .startsWith(config + ":1:2: /prot: \"prot\" is not an option of a configuration file"
                        + " (did you mean \"port\"?)");
        assertThat(run(hidden).out()).contains("\"nonsense\" is not an option of a configuration file");
        assertThat(run(scenario).out()).contains("/step: is not allowed here");
    }

    @Test
    void whatAConfigurationNamesIsValidatedToo() throws Exception {
        write("scenarios/own.json", GOOD);
        String config = write(
                "config.json",
                "{'rule': ['unknown-field=off',\n'unknown-feld=off', 'nobody:unknown-field=off'],\n"
                        + "'scenario': 'no-bit', 'scenarios': 'scenarios',\n"
                        + "'scenario-json': {'inline': {'description': 'd', 'steps': [{'fail': {'status': 200}}]}}}");
        String revision = write("revision.json", "{'scenario': 'sponsored-poll'}");
        String fine = write(
                "fine.json",
                "{'scenario': 'own', 'scenarios': 'scenarios', 'key': ['acme=staging'],"
                        + " 'rule': ['acme:unknown-field=off']}");

        for (Result result : List.of(run(config), run("--config", config))) {
            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.out())
                    .contains(
                            config + ":2:1: /rule/1: --rule: \"unknown-feld=off\" has an unknown rule; the nearest are"
                                    + " unknown-field")
                    .contains(
                            config + ":2:21: /rule/2: --rule: \"nobody:unknown-field=off\" has a key that is not valid")
                    .contains(config + ":3:1: /scenario: Unknown scenario \"no-bit\"; did you mean \"no-bid\"?")
                    .contains(config + ":4:70: /scenario-json/inline/steps/0/fail/status: must be at least 400")
                    .contains("\n4 errors");
        }
        assertThat(run(revision).out())
                .contains(revision + ":1:2: /scenario: Scenario \"sponsored-poll\" is for revision");
        assertThat(run(fine).exitCode()).isZero();
    }

    @Test
    void eachLineNamesFileAndPointerOnce() throws Exception {
        String config = write("config.json", "{'prot': 1, 'rate-limit': 'x', 'port': -1, 'rule': ['nonsense=off']}");
        String yaml = write("scenarios/x.yaml", "");
        String name = write("scenarios/No.json", "{'description': 'd', 'steps': []}");
        Result result = run(config, yaml, name);

        assertThat(result.out().lines().filter(line -> !line.contains(" in 3 files")))
                .hasSize(7)
                .allSatisfy(line -> {
                    String pointer = line.replaceFirst("^[^ ]* ", "").replaceFirst("[: ].*", "");
                    assertThat(line.split(Pattern.quote(folder.toString()), -1))
                            .as(line)
                            .hasSize(2);
                    assertThat(!pointer.startsWith("/") || line.split(Pattern.quote(pointer), -1).length == 2)
                            .as(line)
                            .isTrue();
                });
    }

    @Test
    void allChecksOfAScenarioAreToldAtOnce() throws Exception {
        String file = write(
                "No.json",
                "{'description': 'd', 'steps': [{'fail': {'status': 200}}, {'fill': {'campaign': 'zzz'}},"
                        + " {'fill': {}}, {'no_bid': {}}]}");

        assertThat(run(file).out())
                .contains("the file name is not allowed", "/steps/0/fail/status", "/steps/1/fill/campaign")
                .contains("warning: /steps/3: is never played")
                .endsWith("3 errors and 2 warnings in 1 file\n");
    }

    @Test
    void withoutFilesThoseOfTheOptionsAreValidated() throws Exception {
        write("scenarios/bad.json", BAD);
        write("scenarios/No.json", GOOD);
        write("scenarios/x.yaml", "");
        String inventory = write("inventory.json", "{'campaigns': 1}");
        String config = write(
                "config.json",
                "{'scenarios': 'scenarios', 'inventory': 'inventory.json', 'port': 'x',\n"
                        + "'scenario-json': {'inline': {'description': 'd', 'steps': []}}}");

        Result result = run("--config", config);

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .contains("bad.json:4:15: /steps/0/fail/status: ")
                .contains("No.json:1:1: the file name is not allowed")
                .contains("x.yaml:1:1: ", "scenarios are written in JSON")
                .contains("inventory.json:1:2: /campaigns: must be an array")
                .contains(config + ":1:59: /port: ")
                .contains(config + ":2:50: /scenario-json/inline/steps: must not be empty");
    }

    @Test
    void aScenarioOfAVariableHasNoPosition() {
        Result result = run(
                Map.of("MOCK_SSP_SCENARIO_JSON", "{\"inline\": {\"description\": \"d\", \"steps\": []}}"), "validate");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out())
                .startsWith("--scenario-json (from MOCK_SSP_SCENARIO_JSON), inline:1:1: /steps: must not be empty")
                .endsWith("1 error and 0 warnings in 1 inline scenario\n");
    }

    @Test
    void whatCannotRunEndsWithTwo() throws Exception {
        assertThat(run())
                .isEqualTo(new Result(
                        2,
                        "",
                        "mock-ssp: there is nothing to validate; expected files or folders, or one of the options"
                                + " --scenarios, --scenario-json, --inventory, --geo and --config\n"));
        assertThat(run(folder.toString()).exitCode()).isEqualTo(2);
        Result missing =
                run(write("good.json", GOOD), folder.resolve("missing.json").toString());
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.err()).contains("missing.json cannot be read: it does not exist");
        assertThat(run("--format", "xml", write("good.json", GOOD)).exitCode()).isEqualTo(2);
    }

    @Test
    void theHelpListsIt() {
        assertThat(run(Map.of(), "--help").out()).contains("mock-ssp validate [OPTION]... [FILE|DIR]...");
        assertThat(run(Map.of(), "completion", "bash").out()).contains("validate");
    }

    @Test
    void theFilesOfThisProjectAreValid() {
        assertThat(run("scenarios").out()).isEqualTo("0 errors and 0 warnings in 31 files\n");
    }

    private String write(String name, String json) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, json.replace('\'', '"')).toString();
    }

    private static Result run(String... args) {
        String[] all = new String[args.length + 1];
        all[0] = "validate";
        System.arraycopy(args, 0, all, 1, args.length);
        return run(Map.of(), all);
    }

    private static Result run(Map<String, String> environment, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = new Cli().run(args, environment, out, new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Result(exitCode, text(out), text(err));
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
