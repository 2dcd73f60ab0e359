package dev.mockssp.cli.pact;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Commit, branch and build of the code under test, from the variables of the usual CI services, else from git. */
final class VersionProperties {

    /** The variables as the documentation of each service names them. */
    private static final List<String> COMMIT = List.of(
            "GITHUB_SHA",
            "CI_COMMIT_SHA",
            "BUILDKITE_COMMIT",
            "CIRCLE_SHA1",
            "TRAVIS_PULL_REQUEST_SHA",
            "TRAVIS_COMMIT",
            "APPVEYOR_PULL_REQUEST_HEAD_COMMIT",
            "APPVEYOR_REPO_COMMIT",
            "BITBUCKET_COMMIT",
            "BUILD_SOURCEVERSION",
            "CI_COMMIT_ID",
            "GIT_COMMIT");

    /** The branch of a pull request precedes the branch that it is merged into. */
    private static final List<String> BRANCH = List.of(
            "GITHUB_HEAD_REF",
            "GITHUB_REF_NAME",
            "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME",
            "CI_COMMIT_BRANCH",
            "CI_COMMIT_REF_NAME",
            "BUILDKITE_BRANCH",
            "CIRCLE_BRANCH",
            "TRAVIS_PULL_REQUEST_BRANCH",
            "TRAVIS_BRANCH",
            "APPVEYOR_PULL_REQUEST_HEAD_REPO_BRANCH",
            "APPVEYOR_REPO_BRANCH",
            "BITBUCKET_BRANCH",
            "SYSTEM_PULLREQUEST_SOURCEBRANCH",
            "BUILD_SOURCEBRANCH",
            "CI_BRANCH",
            "CHANGE_BRANCH",
            "GIT_LOCAL_BRANCH",
            "GIT_BRANCH");

    private static final List<String> BUILD =
            List.of("CI_JOB_URL", "BUILDKITE_BUILD_URL", "CIRCLE_BUILD_URL", "TRAVIS_BUILD_WEB_URL", "BUILD_URL");

    /** Branch variables, each with the variable that is set if it contains a tag. */
    private static final Map<String, String> TAGS =
            Map.of("CI_COMMIT_REF_NAME", "CI_COMMIT_TAG", "TRAVIS_BRANCH", "TRAVIS_TAG");

    private static final int GIT_SECONDS = 10;

    private final Map<String, String> environment;
    private final Function<List<String>, Optional<String>> git;

    /**
     * A property and where it comes from.
     *
     * @param source a variable or a command of git
     */
    record Property(String value, String source) {}

    VersionProperties(Map<String, String> environment) {
        this(environment, Path.of(""));
    }

    /** @param folder the folder of the repository */
    VersionProperties(Map<String, String> environment, Path folder) {
        this(environment, arguments -> git(folder, arguments));
    }

    /** @param git runs git with arguments; empty if it fails */
    VersionProperties(Map<String, String> environment, Function<List<String>, Optional<String>> git) {
        this.environment = environment;
        this.git = git;
    }

    Optional<Property> commit() {
        return variables(COMMIT).findFirst().or(() -> fromGit("rev-parse", "HEAD"));
    }

    /** Empty for a tag, and if git has no branch checked out. */
    Optional<Property> branch() {
        return variables(BRANCH)
                .filter(this::isBranch)
                .map(property -> new Property(
                        property.value().replaceFirst("^(refs/heads/|refs/remotes/|origin/)+", ""), property.source()))
                .findFirst()
                .or(() -> fromGit("rev-parse", "--abbrev-ref", "HEAD"))
                .filter(property -> !property.value().equals("HEAD"));
    }

    Optional<Property> buildUrl() {
        return variables(BUILD)
                .findFirst()
                .or(() -> built("GITHUB_RUN_ID", "GITHUB_SERVER_URL", "/", "GITHUB_REPOSITORY", "/actions/runs/"))
                .or(() -> built(
                        "BUILD_BUILDID",
                        "SYSTEM_TEAMFOUNDATIONCOLLECTIONURI",
                        "",
                        "SYSTEM_TEAMPROJECT",
                        "/_build/results?buildId="))
                .or(() -> built("BITBUCKET_BUILD_NUMBER", "BITBUCKET_GIT_HTTP_ORIGIN", "", "", "/pipelines/results/"));
    }

    /** @return the human-readable names of the sources of the commit */
    static String sources() {
        return String.join(", ", COMMIT) + " and git";
    }

    private boolean isBranch(Property property) {
        if (property.source().equals("GITHUB_REF_NAME")) {
            return value("GITHUB_REF_TYPE").filter("tag"::equals).isEmpty()
                    && !property.value().endsWith("/merge");
        }
        boolean other =
                property.value().startsWith("refs/tags/") || property.value().startsWith("refs/pull/");
        return !other
                && Optional.ofNullable(TAGS.get(property.source()))
                        .flatMap(this::value)
                        .isEmpty();
    }

    private Optional<Property> built(String id, String server, String between, String project, String path) {
        Optional<String> number = value(id);
        Optional<String> host = value(server);
        Optional<String> name = project.isEmpty() ? Optional.of("") : value(project);
        return number.isPresent() && host.isPresent() && name.isPresent()
                ? Optional.of(new Property(host.get() + between + name.get() + path + number.get(), id))
                : Optional.empty();
    }

    private Stream<Property> variables(List<String> names) {
        return names.stream().flatMap(name -> value(name).map(value -> new Property(value, name)).stream());
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private Optional<Property> fromGit(String... arguments) {
        List<String> command = List.of(arguments);
        String source = Stream.concat(Stream.of("git"), command.stream()).collect(Collectors.joining(" "));
        return git.apply(command).map(value -> new Property(value, source));
    }

    private static Optional<String> git(Path folder, List<String> arguments) {
        try {
            Process process = new ProcessBuilder(
                            Stream.concat(Stream.of("git"), arguments.stream()).toList())
                    .directory(folder.toAbsolutePath().toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(GIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.exitValue() == 0 && !said.isEmpty() ? Optional.of(said) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
