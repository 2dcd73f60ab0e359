package dev.mockssp;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.mockssp.engine.AdjustableClock;
import dev.mockssp.engine.RefusedException;
import dev.mockssp.scenario.Behaviour;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** Holds the rules of docs/ARCHITECTURE.md. */
@AnalyzeClasses(packages = "dev.mockssp", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] LEAVES = {"dev.mockssp.wire", "dev.mockssp.exchange", "dev.mockssp.config"};
    private static final String[] FEATURES = {
        "dev.mockssp.access",
        "dev.mockssp.auction",
        "dev.mockssp.geo",
        "dev.mockssp.journal",
        "dev.mockssp.limit",
        "dev.mockssp.pacing",
        "dev.mockssp.scenario",
        "dev.mockssp.schema",
        "dev.mockssp.tracking"
    };
    private static final DescribedPredicate<JavaClass> OURS = resideInAPackage("dev.mockssp..");
    private static final Set<String> NOW = Set.of("now", "systemUTC", "systemDefaultZone", "system", "tick");

    @ArchTest
    static final ArchRule WIRE_KNOWS_ONLY_EXCHANGE = classes()
            .that()
            .resideInAPackage("dev.mockssp.wire")
            .should()
            .onlyDependOnClassesThat(ours("dev.mockssp.wire", "dev.mockssp.exchange"))
            .because("everything hangs on these types, so they hang on each other at most");

    @ArchTest
    static final ArchRule EXCHANGE_STANDS_ALONE = classes()
            .that()
            .resideInAPackage("dev.mockssp.exchange")
            .should()
            .onlyDependOnClassesThat(ours("dev.mockssp.exchange"))
            .because("everything hangs on these types, so they hang on nothing");

    @ArchTest
    static final ArchRule CONFIG_IS_A_LEAF = classes()
            .that()
            .resideInAPackage("dev.mockssp.config")
            .should()
            .onlyDependOnClassesThat(ours(LEAVES))
            .because("options are known before anything that they configure");

    @ArchTest
    static final ArchRule FEATURES_KNOW_LEAVES_ONLY = slices().matching("dev.mockssp.(*)")
            .that(DescribedPredicate.describe(
                    "are features", slice -> slice.stream().anyMatch(resideInAnyPackage(FEATURES))))
            .should()
            .notDependOnEachOther()
            .because("a feature is understood and tested alone; the engine joins them");

    @ArchTest
    static final ArchRule LINT_KNOWS_THE_JOURNAL_AND_LEAVES = classes()
            .that()
            .resideInAPackage("dev.mockssp.lint")
            .should()
            .onlyDependOnClassesThat(ours(
                    "dev.mockssp.lint",
                    "dev.mockssp.journal",
                    "dev.mockssp.wire",
                    "dev.mockssp.exchange",
                    "dev.mockssp.config"))
            .because("a rule sees what the journal keeps, and nothing of how it came about");

    @ArchTest
    static final ArchRule FEATURES_KNOW_NO_FLOOR_ABOVE = noClasses()
            .that()
            .resideInAnyPackage(FEATURES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.mockssp", "dev.mockssp.engine..", "dev.mockssp.http..", "dev.mockssp.cli..")
            .because("floors look down, never up");

    @ArchTest
    static final ArchRule THE_ENGINE_KNOWS_NO_NETWORK = noClasses()
            .that()
            .resideInAPackage("dev.mockssp.engine")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.mockssp", "dev.mockssp.http..", "dev.mockssp.cli..", "java.net.http..")
            .because("the whole contract runs in memory, without a port");

    @ArchTest
    static final ArchRule OTHER_SERVERS_ARE_ASKED_BY_UPSTREAM = classes()
            .that()
            .resideInAPackage("dev.mockssp.upstream")
            .should()
            .onlyDependOnClassesThat(ours(
                    "dev.mockssp.upstream",
                    "dev.mockssp.engine",
                    "dev.mockssp.wire",
                    "dev.mockssp.exchange",
                    "dev.mockssp.config"))
            .because("the engine is handed a responder and does not know that there is a network behind it");

    @ArchTest
    static final ArchRule DRIFT_IS_JUDGED_WITHOUT_A_SERVER = noClasses()
            .that()
            .resideInAPackage("dev.mockssp.drift")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.mockssp", "dev.mockssp.http..", "dev.mockssp.cli..", "dev.mockssp.pact..")
            .because("any server can be the target, and none is started for it");

    @ArchTest
    static final ArchRule HTTP_KNOWS_NO_COMMAND_LINE = noClasses()
            .that()
            .resideInAPackage("dev.mockssp.http")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.mockssp", "dev.mockssp.cli..")
            .because("floors look down, never up");

    @ArchTest
    static final ArchRule NOTHING_KNOWS_THE_FACADE = noClasses()
            .that()
            .resideOutsideOfPackages("dev.mockssp", "dev.mockssp.junit")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.mockssp")
            .because("the facade joins the floors");

    @ArchTest
    static final ArchRule THE_CLIENT_KNOWS_VALUES_AND_REFUSALS = classes()
            .that()
            .resideInAPackage("dev.mockssp.client")
            .should()
            .onlyDependOnClassesThat(ours(
                            "dev.mockssp.client",
                            "dev.mockssp.journal",
                            "dev.mockssp.lint",
                            "dev.mockssp.wire",
                            "dev.mockssp.exchange",
                            "dev.mockssp.config")
                    .or(belongingTo(RefusedException.class))
                    .or(belongingTo(Behaviour.class)))
            .because("it drives a double that runs elsewhere, and is the same in every test");

    @ArchTest
    static final ArchRule THE_JUNIT_EXTENSION_KNOWS_WHAT_TESTS_KNOW = classes()
            .that()
            .resideInAPackage("dev.mockssp.junit")
            .should()
            .onlyDependOnClassesThat(ours(
                    "dev.mockssp",
                    "dev.mockssp.junit",
                    "dev.mockssp.client",
                    "dev.mockssp.journal",
                    "dev.mockssp.lint",
                    "dev.mockssp.exchange",
                    "dev.mockssp.config"))
            .because("it does nothing that a test could not do itself");

    @ArchTest
    static final ArchRule THE_CONTAINER_KNOWS_THE_CLIENT = classes()
            .that()
            .resideInAPackage("dev.mockssp.testcontainers")
            .should()
            .onlyDependOnClassesThat(ours(
                    "dev.mockssp.testcontainers", "dev.mockssp.client", "dev.mockssp.exchange", "dev.mockssp.config"))
            .because("the double runs in the image, not beside it");

    @ArchTest
    static final ArchRule ONLY_JUNIT_KNOWS_JUNIT =
            only("dev.mockssp.junit", "whoever has no JUnit can use the rest", "org.junit..");

    @ArchTest
    static final ArchRule ONLY_TESTCONTAINERS_KNOWS_TESTCONTAINERS = only(
            "dev.mockssp.testcontainers", "whoever has no Testcontainers can use the rest", "org.testcontainers..");

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching("dev.mockssp.(*)..")
            .should()
            .beFreeOfCycles()
            .because("what goes round in circles can only be read as a whole");

    @ArchTest
    static final ArchRule ONLY_SCHEMA_KNOWS_NETWORKNT =
            only("dev.mockssp.schema", "the validator's wording and traps are dealt with once", "com.networknt..");

    @ArchTest
    static final ArchRule ONLY_HTTP_KNOWS_ITS_SERVER = only(
            "dev.mockssp.http",
            "the server can be replaced without touching the contract",
            "io.javalin..",
            "org.eclipse.jetty..",
            "jakarta.servlet..");

    @ArchTest
    static final ArchRule ONLY_CLI_KNOWS_PICOCLI =
            only("dev.mockssp.cli", "the options are declared in config, not in annotations", "picocli..");

    @ArchTest
    static final ArchRule ONLY_PACT_KNOWS_PACT_JVM = only(
            "dev.mockssp.pact",
            "it is optional, and a server that nobody asks for a pact loads none of it",
            "au.com.dius..",
            "kotlin.reflect..");

    @ArchTest
    static final ArchRule HTTP_KNOWS_NO_PACT = noClasses()
            .that()
            .resideInAnyPackage("dev.mockssp.http", "dev.mockssp.engine")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.mockssp.pact..", "dev.mockssp.contract..")
            .because("it is handed a function, so that a server can do without Pact JVM");

    @ArchTest
    static final ArchRule CONTRACT_KNOWS_THE_ENGINE_AND_BELOW = noClasses()
            .that()
            .resideInAnyPackage("dev.mockssp.contract", "dev.mockssp.pact")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.mockssp", "dev.mockssp.http..", "dev.mockssp.cli..")
            .because("the contract is made in memory, without a port");

    @ArchTest
    static final ArchRule NOBODY_SLEEPS = noClasses()
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Thread.class, "sleep", long.class, int.class)
            .because("a delay is data that the HTTP floor carries out without holding a thread");

    @ArchTest
    static final ArchRule STATIC_FIELDS_ARE_FINAL =
            fields().that().areStatic().should().beFinal().because("several doubles run in one process");

    @ArchTest
    static final ArchRule STATIC_FIELDS_HOLD_NO_STATE = fields().that()
            .areStatic()
            .should()
            .notHaveRawType(AtomicBoolean.class)
            .andShould()
            .notHaveRawType(AtomicInteger.class)
            .andShould()
            .notHaveRawType(AtomicLong.class)
            .andShould()
            .notHaveRawType(AtomicReference.class)
            .because("several doubles run in one process");

    @ArchTest
    static final ArchRule ONE_CLOCK = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(AdjustableClock.class.getName())
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .accessTargetWhere(
                    DescribedPredicate.describe("the time is asked for", access -> asksTheTime(access.getTarget())))
            .because("tests freeze and move the clock; System.nanoTime may measure how long something takes");

    @ArchTest
    static final ArchRule ONE_SOURCE_OF_CHANCE = noClasses()
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Random.class, ThreadLocalRandom.class)
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .because("a seed makes every run repeatable; a random seed alone is drawn, by the facade");

    private static boolean asksTheTime(AccessTarget target) {
        return target.getOwner().getPackageName().equals("java.time") && NOW.contains(target.getName());
    }

    private static DescribedPredicate<JavaClass> ours(String... packages) {
        return DescribedPredicate.not(OURS).or(resideInAnyPackage(packages));
    }

    private static DescribedPredicate<JavaClass> belongingTo(Class<?> type) {
        return DescribedPredicate.describe(
                "belong to " + type.getSimpleName(),
                found -> found.getName().equals(type.getName())
                        || found.getName().startsWith(type.getName() + "$"));
    }

    private static ArchRule only(String home, String reason, String... libraries) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(home)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries)
                .because(reason);
    }
}
