package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The steps of docs/examples/drift-nightly.yml, with programs in place of Docker and of the GitHub CLI. */
@Timeout(60)
class DriftNightlyTest {

    private static final String TITLE = "The ad API differs from its contract";
    private static final String CHANGED = "changed       thrads-ssp/fill: a bid request that is filled\n";
    private static final String UNCHANGED = "unchanged     thrads-ssp/no-key: a bid request without a key\n";

    @TempDir
    Path folder;

    private record Night(int exit, String said, String calls, String issue) {}

    @BeforeEach
    void putPrograms() throws IOException {
        program("docker", "cat $FAKE/out; cat $FAKE/err >&2; exit $(cat $FAKE/code)");
        program("gh", "echo \"$@\" >> $FAKE/calls; if [ \"$2\" = list ]; then cat $FAKE/issues; fi");
        Files.createFile(folder.resolve("calls"));
    }

    private void program(String name, String script) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    /** The scripts of the steps, in order. */
    private static List<String> scripts() throws IOException {
        List<String> scripts = new ArrayList<>();
        StringBuilder script = null;
        for (String line : Files.readAllLines(Path.of("docs/examples/drift-nightly.yml"))) {
            if (line.equals("        run: |")) {
                script = new StringBuilder();
            } else if (script != null && line.startsWith("          ")) {
                script.append(line.substring(10)).append('\n');
            } else if (script != null) {
                scripts.add(script.toString());
                script = null;
            }
        }
        scripts.add(script.toString());
        return scripts;
    }

    private Night night(int code, String out, String err, String issues) throws Exception {
        Path bash = Tools.require("bash", "bash");
        Tools.require("jq", "jq");
        Files.writeString(folder.resolve("code"), Integer.toString(code));
        Files.writeString(folder.resolve("out"), out);
        Files.writeString(folder.resolve("err"), err);
        Files.writeString(folder.resolve("issues"), issues);
        Files.writeString(folder.resolve("calls"), "");
        Map<String, String> variables = new HashMap<>(Map.of(
                "PATH",
                folder + ":" + System.getenv("PATH"),
                "FAKE",
                folder.toString(),
                "TITLE",
                TITLE,
                "TARGET",
                "https://ssp.example",
                "IMAGE",
                "mock-ssp",
                "THRAD_API_KEY",
                "sk-staging",
                "GITHUB_OUTPUT",
                folder.resolve("outputs").toString()));
        variables.putAll(Map.of(
                "GITHUB_SERVER_URL", "https://git.example",
                "GITHUB_REPOSITORY", "publisher/chat",
                "GITHUB_RUN_ID", "17"));
        List<String> scripts = scripts();
        assertThat(run(bash, scripts.get(0), variables).exitCode()).isZero();
        assertThat(Files.readString(folder.resolve("outputs"))).endsWith("code=" + code + "\n");
        variables.put("CODE", Integer.toString(code));
        Program.Result report = run(bash, scripts.get(1), variables);
        Path issue = folder.resolve("issue.md");
        return new Night(
                report.exitCode(),
                report.out() + report.err(),
                Files.readString(folder.resolve("calls")),
                Files.exists(issue) ? Files.readString(issue) : "");
    }

    /** As GitHub runs a script. */
    private Program.Result run(Path bash, String script, Map<String, String> variables) throws Exception {
        List<String> command =
                List.of(bash.toString(), "-c", "cd \"$FAKE\" && exec bash -e -o pipefail -c \"$0\"", script);
        try (Program program = Program.start(folder, variables, command)) {
            return program.awaitExit();
        }
    }

    @Test
    void aChangeOpensAnIssueWithTheDifferences() throws Exception {
        Night night = night(1, "revision 2026, detected: …\n" + UNCHANGED + CHANGED, "", "[]");

        assertThat(night.exit()).as(night.said()).isEqualTo(1);
        assertThat(night.calls()).contains("issue create --title " + TITLE).doesNotContain("issue edit");
        assertThat(night.issue())
                .contains("revision 2026", CHANGED, "https://git.example/publisher/chat/actions/runs/17")
                .doesNotContain(UNCHANGED);
    }

    @Test
    void aLaterNightUpdatesTheSameIssue() throws Exception {
        String issues = "[{\"number\":3,\"title\":\"Another\"},{\"number\":7,\"title\":\"" + TITLE + "\"}]";
        Night night = night(1, CHANGED, "", issues);

        assertThat(night.calls()).contains("issue edit 7 --body-file issue.md").doesNotContain("issue create");
    }

    @Test
    void anUnchangedServiceClosesIt() throws Exception {
        Night closing = night(0, UNCHANGED, "", "[{\"number\":7,\"title\":\"" + TITLE + "\"}]");
        assertThat(closing.exit()).as(closing.said()).isZero();
        assertThat(closing.calls()).contains("issue close 7");

        assertThat(night(0, UNCHANGED, "", "[]").calls()).doesNotContain("close", "create", "edit");
    }

    @ParameterizedTest
    @CsvSource({
        "1, the target does not respond, Nothing was compared",
        "2, --key is missing, drift was called wrongly",
        "3, this is not the API, is not the API"
    })
    void aNightWithoutAComparisonFailsAndOpensNoIssue(int code, String reason, String said) throws Exception {
        Night night = night(code, "", "mock-ssp: " + reason + "\n", "[]");

        assertThat(night.exit()).isEqualTo(code);
        assertThat(night.said()).contains("::error::", said, reason);
        assertThat(night.calls()).doesNotContain("create", "edit", "close");
    }
}
