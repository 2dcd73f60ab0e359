package dev.mockssp.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import dev.mockssp.MockSsp;
import dev.mockssp.Tools;
import dev.mockssp.conformance.VendorBodies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * contract.md section 0: networknt (Java), Ajv (JavaScript) and jsonschema (Python), with formats enabled, agree on the
 * published schemas, and all three accept everything that the mock server sends or contains.
 */
@Timeout(300)
class OtherValidatorsIT {

    private static final Path SCENARIOS = Path.of("scenarios");

    /** The first step of these scenarios breaks the response on the wire, so there is no body. */
    private static final Set<String> WITHOUT_BODY =
            Set.of("timeout", "connection-reset", "empty-response", "malformed-json", "truncated-body");

    private static final String FREEZE = "admin/freeze-clock.schema.json";
    private static final String NO_DAY = "{\"frozenAt\":\"2025-02-30T00:00:00Z\"}";

    private static final SchemaCompiler COMPILER = new SchemaCompiler(new SchemaFiles());
    private static final Map<String, Schema> COMPILED = new ConcurrentHashMap<>();

    private static final Map<ValidationCase, Boolean> VERDICTS = new ConcurrentHashMap<>();

    private static List<ValidationCase> ours;
    private static List<ValidationCase> generated;
    private static MockSsp ssp;

    @BeforeAll
    static void collect() throws IOException {
        ours = ours();
        generated = GeneratedCases.all().toList();
        ssp = MockSsp.start();
    }

    @AfterAll
    static void stop() {
        ssp.close();
    }

    @Test
    void whatTheServerSendsAndShipsIsValidInJava() {
        assertThat(ours).hasSizeGreaterThan(600);
        assertThat(ours).filteredOn(it -> !isValid(it)).isEmpty();
        for (String schema : List.of("bid-response", "bid-error", "get-ad-response", "get-ad-error")) {
            assertThat(ours)
                    .filteredOn(it -> it.schema().asString().equals("2025-11/" + schema + ".schema.json"))
                    .as(schema)
                    .hasSizeGreaterThan(50);
        }
    }

    @Test
    void theGeneratedCasesAreValidAndInvalidOnes() {
        assertThat(generated).hasSizeGreaterThan(2000);
        for (String schema :
                generated.stream().map(it -> it.schema().asString()).distinct().toList()) {
            List<ValidationCase> cases = generated.stream()
                    .filter(it -> it.schema().asString().equals(schema))
                    .toList();
            assertThat(cases).as("valid for " + schema).anyMatch(OtherValidatorsIT::isValid);
            assertThat(cases).as("invalid for " + schema).anyMatch(it -> !isValid(it));
        }
    }

    @Test
    void networkntChecksFormatsHere() {
        assertThat(isValid(ValidationCase.of("a day", FREEZE, "{\"frozenAt\":\"2024-02-29T00:00:00Z\"}")))
                .isTrue();
        assertThat(isValid(ValidationCase.of("no day", FREEZE, NO_DAY))).isFalse();
    }

    /**
     * The server and many other validators do not check formats. Only the number of days in a month is not in a
     * pattern.
     */
    @Test
    void formatsRejectNothingThatPatternsAllow() {
        SchemaLibrary library = SchemaLibrary.shared();
        assertThat(generated)
                .filteredOn(it -> !it.json().matches(".*-(02-30|11-31)T.*"))
                .filteredOn(
                        it -> library.check(it.schema().asString(), it.value()).isEmpty() != isValid(it))
                .isEmpty();
    }

    @Test
    void ajvAgrees() throws IOException, InterruptedException {
        Path node = Tools.require("node", "nodejs");
        Tools.requireNodePackage("ajv-formats");
        Path scripts = Tools.requireNodePackage("ajv");
        assertAgreement(new ScriptedValidator("ajv", node, scripts.resolve("validate.mjs")));
    }

    @Test
    void jsonschemaAgrees() throws IOException, InterruptedException {
        Tools.requirePython("rfc3987", "python3-rfc3987");
        Path python = Tools.requirePython("jsonschema", "python3-jsonschema");
        assertAgreement(new ScriptedValidator("jsonschema", python, Path.of("src/test/python/validate.py")));
    }

    private static void assertAgreement(ScriptedValidator validator) throws IOException, InterruptedException {
        List<ValidationCase> cases = new ArrayList<>(ours);
        cases.addAll(generated);
        int withFormats = cases.size();
        for (String format : List.of("uri", "uuid", "date-time")) {
            cases.add(new ValidationCase(
                    "a format that must be checked",
                    GeneratedCases.json("{'type':'string','format':'" + format + "'}"),
                    "\"no " + format + "\""));
        }

        List<String> results = validator.validate(cases, ssp.baseUrl() + "/schemas/");

        assertThat(results).hasSameSizeAs(cases);
        assertThat(results.subList(withFormats, cases.size())).doesNotContain("true");
        List<String> differences = IntStream.range(0, withFormats)
                .filter(i -> isValid(cases.get(i)) != results.get(i).equals("true"))
                .mapToObj(i -> cases.get(i) + "\n  networknt: " + isValid(cases.get(i)) + ", " + validator.name() + ": "
                        + results.get(i))
                .toList();
        assertThat(differences)
                .as("%s differences of %s cases", differences.size(), withFormats)
                .isEmpty();
    }

    private static boolean isValid(ValidationCase it) {
        return VERDICTS.computeIfAbsent(it, OtherValidatorsIT::validate);
    }

    private static boolean validate(ValidationCase it) {
        Schema schema = COMPILED.computeIfAbsent(it.schema().asString(), COMPILER::compile);
        CappedValidation run = new CappedValidation();
        run.executionConfig(config -> config.formatAssertionsEnabled(true));
        run.run(schema, it.value());
        return run.getErrors().isEmpty();
    }

    private static List<ValidationCase> ours() throws IOException {
        List<ValidationCase> cases = new ArrayList<>();
        cases.add(ValidationCase.of(
                "the built-in inventory",
                "inventory.schema.json",
                GeneratedCases.file(Path.of("src/main/resources/dev/mockssp/inventory.json"))));
        VendorBodies.ofTheConformanceSuite()
                .forEach(body -> cases.add(ValidationCase.of("the conformance suite", body.schema(), body.json())));
        try (Stream<Path> files = Files.list(SCENARIOS)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString().replace(".json", "");
                cases.add(ValidationCase.of("scenario " + name, "scenario.schema.json", GeneratedCases.file(file)));
                if (!WITHOUT_BODY.contains(name)) {
                    VendorBodies.ofScenario(name)
                            .forEach(body ->
                                    cases.add(ValidationCase.of("sent under " + name, body.schema(), body.json())));
                }
            }
        }
        return cases;
    }
}
