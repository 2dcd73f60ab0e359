package dev.mockssp.cli.pact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.Tools;
import dev.mockssp.cli.pact.VersionProperties.Property;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionPropertiesTest {

    private static final Map<List<String>, String> CLONE =
            Map.of(List.of("rev-parse", "HEAD"), "c0ffee", List.of("rev-parse", "--abbrev-ref", "HEAD"), "local");

    private static VersionProperties of(String variables, Map<List<String>, String> git) {
        Map<String, String> environment = Stream.of(variables.split(" "))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        return new VersionProperties(environment, command -> Optional.ofNullable(git.get(command)));
    }

    private static String value(Optional<Property> found) {
        return found.map(Property::value).orElse("none");
    }

    /** One line for each service, with the variables that its documents name. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GITHUB_SHA=a GITHUB_REF_NAME=main GITHUB_SERVER_URL=https://g GITHUB_REPOSITORY=o/r GITHUB_RUN_ID=4 | a | main | https://g/o/r/actions/runs/4",
                "GITHUB_SHA=a GITHUB_REF_NAME=7/merge GITHUB_HEAD_REF=topic | a | topic | none",
                "GITHUB_SHA=a GITHUB_REF_NAME=v1 GITHUB_REF_TYPE=tag | a | local | none",
                "CI_COMMIT_SHA=a CI_COMMIT_BRANCH=main CI_COMMIT_REF_NAME=main CI_JOB_URL=https://g/1 | a | main | https://g/1",
                "CI_COMMIT_SHA=a CI_MERGE_REQUEST_SOURCE_BRANCH_NAME=topic CI_COMMIT_REF_NAME=main | a | topic | none",
                "CI_COMMIT_SHA=a CI_COMMIT_REF_NAME=v1 CI_COMMIT_TAG=v1 | a | local | none",
                "BUILDKITE_COMMIT=a BUILDKITE_BRANCH=main BUILDKITE_BUILD_URL=https://b/1 | a | main | https://b/1",
                "CIRCLE_SHA1=a CIRCLE_BRANCH=main CIRCLE_BUILD_URL=https://c/1 | a | main | https://c/1",
                "TRAVIS_COMMIT=m TRAVIS_PULL_REQUEST_SHA=a TRAVIS_BRANCH=main TRAVIS_PULL_REQUEST_BRANCH=topic TRAVIS_BUILD_WEB_URL=https://t/1 | a | topic | https://t/1",
                "APPVEYOR_REPO_COMMIT=a APPVEYOR_REPO_BRANCH=main | a | main | none",
                "BITBUCKET_COMMIT=a BITBUCKET_BRANCH=main BITBUCKET_GIT_HTTP_ORIGIN=https://bb/o/r BITBUCKET_BUILD_NUMBER=3 | a | main | https://bb/o/r/pipelines/results/3",
                "BUILD_SOURCEVERSION=a BUILD_SOURCEBRANCH=refs/heads/feature/x SYSTEM_TEAMFOUNDATIONCOLLECTIONURI=https://d/o/ SYSTEM_TEAMPROJECT=p BUILD_BUILDID=9 | a | feature/x | https://d/o/p/_build/results?buildId=9",
                "BUILD_SOURCEVERSION=a BUILD_SOURCEBRANCH=refs/pull/5/merge SYSTEM_PULLREQUEST_SOURCEBRANCH=refs/heads/topic | a | topic | none",
                "GIT_COMMIT=a GIT_BRANCH=origin/main BUILD_URL=https://j/1 | a | main | https://j/1",
                "GIT_COMMIT=a GIT_BRANCH=PR-5 CHANGE_BRANCH=topic | a | topic | none",
                "HOME=/root | c0ffee | local | none"
            })
    void theVariablesOfTheUsualServicesAreRead(String variables, String commit, String branch, String build) {
        VersionProperties found = of(variables, CLONE);

        assertThat(value(found.commit())).isEqualTo(commit);
        assertThat(value(found.branch())).isEqualTo(branch);
        assertThat(value(found.buildUrl())).isEqualTo(build);
    }

    @Test
    void eachPropertySaysWhereItComesFrom() {
        assertThat(of("CIRCLE_SHA1=a", CLONE).commit()).contains(new Property("a", "CIRCLE_SHA1"));
        assertThat(of("GITHUB_SHA=", CLONE).commit()).contains(new Property("c0ffee", "git rev-parse HEAD"));
        assertThat(VersionProperties.sources()).contains("GITHUB_SHA", "GIT_COMMIT", "git");
    }

    @Test
    void withoutVariablesAndGitNothingIsKnown() {
        VersionProperties none = of("A=b", Map.of());
        assertThat(none.commit()).isEmpty();
        assertThat(none.branch()).isEmpty();
        assertThat(none.buildUrl()).isEmpty();
        assertThat(of("A=b", Map.of(List.of("rev-parse", "--abbrev-ref", "HEAD"), "HEAD"))
                        .branch())
                .isEmpty();
    }

    @Test
    void aCloneIsAskedByGit(@TempDir Path folder) throws Exception {
        String git = Tools.require("git", "git").toString();
        assertThat(new VersionProperties(Map.of(), folder).commit()).isEmpty();
        for (String command : List.of(
                "init -q",
                "checkout -q -b topic/x",
                "-c user.name=a -c user.email=a@b.example commit -q --allow-empty -m x")) {
            List<String> words =
                    Stream.concat(Stream.of(git), Stream.of(command.split(" "))).toList();
            Process process = new ProcessBuilder(words)
                    .directory(folder.toFile())
                    .inheritIO()
                    .start();
            assertThat(process.waitFor()).as(command).isZero();
        }

        VersionProperties found = new VersionProperties(Map.of(), folder);
        assertThat(value(found.commit())).matches("[0-9a-f]{40,64}");
        assertThat(found.branch()).contains(new Property("topic/x", "git rev-parse --abbrev-ref HEAD"));
    }
}
