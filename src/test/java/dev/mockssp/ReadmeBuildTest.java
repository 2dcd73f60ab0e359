package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

/** The Maven commands of the documents work as described. {@code .ci/run} runs those of the README. */
class ReadmeBuildTest {

    private static final String QUICK_START = "mvn package -Dquick && java -jar target/mock-ssp.jar";
    private static final Pattern MAVEN = Pattern.compile("\\bmvn (?!-f)[^\\n`#]*");
    private static final Pattern PROPERTY = Pattern.compile("(?<=\\s-D)(quick|errorprone\\.skip)\\b");

    private final Markdown readme = ReadmeTest.read("README.md");

    @Test
    void theFirstCommandBuildsTheJarAloneAndShowsItsProgress() {
        assertThat(readme.commands().get(0)).isEqualTo(QUICK_START);
        assertThat(QUICK_START.split(" ")).doesNotContain("-q", "--quiet");
    }

    @Test
    void theCommandOfTheTestsSkipsNothing() {
        assertThat(readme.commands())
                .filteredOn(command -> command.startsWith("mvn"))
                .containsExactly(QUICK_START, "mvn -B verify");
    }

    @Test
    void quickLeavesOutTestsFormatCheckStandaloneJarAndErrorProne() throws Exception {
        String profile = "/project/profiles/profile[activation/property/name='quick']";
        for (String property : List.of("maven.test.skip", "spotless.check.skip", "standalone.skip")) {
            assertThat(pom(profile + "/properties/" + property)).as(property).isEqualTo("true");
        }
        String compiler = profile + "/build/plugins/plugin[artifactId='maven-compiler-plugin']";
        assertThat(pom(compiler + "/configuration/compilerArgs/@combine.self")).isEqualTo("override");
        assertThat(pom("count(" + compiler + "/configuration/compilerArgs[contains(., 'ErrorProne')])"))
                .isEqualTo("0");
        assertThat(pom("/project/profiles/profile[id='error-prone']/activation/property/name"))
                .isEqualTo("!errorprone.skip");
        // the later of two profiles wins
        assertThat(pom("count(/project/profiles/profile[id='quick']/preceding-sibling::profile[id='error-prone'])"))
                .isEqualTo("1");
    }

    @Test
    void contributorsReadOfBothProperties() throws IOException {
        assertThat(found(PROPERTY, Files.readString(Path.of(".github/CONTRIBUTING.md"))))
                .containsExactlyInAnyOrder("quick", "errorprone.skip");
    }

    /** {@code -Dquick} compiles no tests, so no command that needs them may have it. */
    @ParameterizedTest
    @ValueSource(
            strings = {"README.md", ".github/CONTRIBUTING.md", "Dockerfile", "src/bench/run", "docs/PERFORMANCE.md"})
    void quickIsUsedOnlyToPackage(String file) throws IOException {
        Set<String> commands = found(MAVEN, Files.readString(Path.of(file)));
        assertThat(commands).isNotEmpty();
        assertThat(commands)
                .filteredOn(command -> command.contains("-Dquick"))
                .allSatisfy(command -> assertThat(command).contains(" package ").doesNotContain("-P", " test"));
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String pom(String expression) throws Exception {
        Document pom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("pom.xml").toFile());
        XPath xpath = XPathFactory.newInstance().newXPath();
        return xpath.evaluate(expression, pom);
    }
}
