package dev.mockssp;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.mockssp.engine.journaling.ServerLog;
import dev.mockssp.engine.redaction.RejectedKeys;
import dev.mockssp.engine.state.AdjustableClock;
import dev.mockssp.engine.state.InMemoryStore;
import dev.mockssp.engine.state.StateStoreFactory;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** Enforces the rules of docs/ARCHITECTURE.md. */
@AnalyzeClasses(packages = "dev.mockssp", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "dev.mockssp";
    private static final Set<String> NOW = Set.of("now", "systemUTC", "systemDefaultZone", "system", "tick");

    /** Each package, and the packages that it may import. */
    private static final Map<String, Set<String>> ALLOWED = new HashMap<>();

    static {
        String core = "core core.memory core.text";
        String leaves = "config config.value wire json " + core;
        String features =
                "access auction geo pacing ratelimit scenario scenario.library schema schema.openapi tracking";
        String journal = "journal journal.store journal.match journal.export";
        String lint = "lint lint.rule lint.history lint.facts lint.pii lint.report";
        String admin = "engine.admin engine.admin.event engine.admin.settings";

        allow("core.text", "");
        allow("core", "core.text");
        allow("core.memory", "core core.text");
        allow("json", core);
        allow("wire", "json", core);
        allow("config.value", "json", core);
        allow("config", "config.value json", core);
        for (String feature : features.split(" ")) {
            allow(feature, leaves);
        }
        allow("scenario.library", "scenario", leaves);
        allow("schema.openapi", "schema", leaves);
        allow("upstream", core);
        allow("tls", core);
        allow("redis", "json", core);
        allow("journal", "json", core);
        allow("journal.store", "journal json", core);
        allow("journal.match", "journal json", core);
        allow("journal.export", "journal journal.store journal.match json", core);

        allow("lint.pii", core);
        allow("lint.facts", "lint.pii journal journal.match", leaves);
        allow("lint.history", "lint.facts journal journal.match", leaves);
        allow("lint.rule", "lint.history lint.facts lint.pii journal journal.match geo", leaves);
        allow("lint", "lint.rule lint.history lint.facts journal", leaves);
        allow("lint.report", "lint lint.rule lint.facts", journal, leaves);

        allow("engine.state", "journal journal.store lint.history lint.rule", features, leaves);
        allow("engine.api", "engine.state journal", features, leaves);
        allow("engine.filter", "engine.api engine.state journal", features, leaves);
        allow("engine.endpoint", "engine.api engine.state journal", features, leaves);
        allow("engine.proxy", "engine.filter engine.api engine.state journal lint.rule", features, leaves);
        allow("engine.redaction", "engine.api engine.state journal lint.facts lint.pii", features, leaves);
        allow(
                "engine.journaling",
                "engine.endpoint engine.filter engine.proxy engine.redaction engine.api engine.state");
        allow("engine.journaling", "lint", journal, features, leaves);
        allow(
                "engine.replay",
                "engine.proxy engine.redaction engine.api engine.state lint.rule",
                journal,
                features,
                leaves);
        allow("engine.document", features, leaves);
        allow("engine.shared", "engine.state redis journal journal.store lint.history lint.rule", features, leaves);
        allow("engine.admin.event", "journal json", core);
        allow("engine.admin.settings", "engine.admin.event engine.document engine.state", features, leaves);
        allow(
                "engine.admin",
                "engine.admin.event engine.admin.settings engine.journaling engine.document engine.redaction");
        allow("engine.admin", "engine.filter engine.api engine.state", lint, journal, features, leaves);
        allow("engine", admin, "engine.document engine.replay engine.journaling engine.redaction engine.proxy");
        allow("engine", "engine.endpoint engine.filter engine.api engine.state", lint, journal, features, leaves);

        // Other packages use the engine only through Engine, its admin API, the document reader and replay.
        String engine = "engine engine.document engine.replay " + admin;
        allow("server.rest", leaves);
        allow("server.jetty", "server.rest", leaves);
        allow("server.vendor", "server.jetty server.rest", leaves);
        allow("server.page", "server.vendor server.rest lint.report lint.rule journal schema schema.openapi", leaves);
        allow("server.admin.access", "server.page server.rest", leaves);
        allow(
                "server.admin",
                "server.admin.access server.page server.vendor server.jetty server.rest",
                engine,
                lint,
                journal,
                features,
                leaves);
        allow(
                "server",
                "server.admin server.admin.access server.page server.vendor server.jetty server.rest",
                engine,
                features,
                leaves);

        allow("migration", "geo pacing tracking journal", leaves);
        allow("contract", engine, journal, features, leaves);
        allow("mcp.text", "engine.admin lint.rule journal schema", leaves);
        allow("mcp.tool", "mcp.text", engine, lint, journal, features, leaves);
        allow("mcp", "mcp.tool mcp.text engine.admin", features, leaves);
        allow("drift", "contract upstream", engine, journal, features, leaves);
        allow("pact", "contract schema", leaves);
        allow("pact.broker", "pact upstream", leaves);
        allow("client", lint, journal, "scenario", leaves);
        allow(
                "",
                "server server.admin server.page contract pact mcp mcp.tool upstream client tls redis engine.shared",
                engine,
                lint,
                journal,
                features,
                leaves);
        allow("junit", " ", "client", lint, journal, "config config.value", core);
        allow("testcontainers", "client config config.value", core);
        allow("cli.command", "server pact.broker", leaves);
        allow("cli.serve", " ", "cli.command", engine, journal, features, leaves);
        allow("cli.report", "cli.command server.page engine.document", lint, journal, features, leaves);
        allow("cli.validate", "cli.command cli.report engine.document lint.rule lint.report", features, leaves);
        allow("cli.pact", "cli.command contract pact pact.broker", features, leaves);
        allow("cli", " ", "cli.command cli.serve cli.report cli.validate cli.pact");
        allow("cli", "contract drift migration", engine, journal, features, leaves);
    }

    /** Classes of inner engine packages that other packages may use. */
    private static final Set<String> OPEN = Set.of(
            AdjustableClock.class.getName(),
            InMemoryStore.class.getName(),
            StateStoreFactory.class.getName(),
            ServerLog.class.getName(),
            RejectedKeys.class.getName());

    private static void allow(String from, String... packages) {
        Set<String> allowed = ALLOWED.computeIfAbsent(from, name -> new TreeSet<>());
        for (String names : packages) {
            allowed.addAll(Arrays.asList(names.strip().split(" ")));
        }
    }

    private static final ArchCondition<JavaClass> IMPORT_WHAT_THE_TABLE_ALLOWS =
            new ArchCondition<>("import what the table allows") {
                @Override
                public void check(JavaClass item, ConditionEvents events) {
                    String from = packageOf(item);
                    Set<String> allowed = ALLOWED.getOrDefault(from, Set.of());
                    for (Dependency dependency : item.getDirectDependenciesFromSelf()) {
                        JavaClass target = dependency.getTargetClass().getBaseComponentType();
                        String to = packageOf(target);
                        if (OPEN.contains(target.getName())) {
                            continue;
                        }
                        if (target.getPackageName().startsWith(ROOT) && !to.equals(from) && !allowed.contains(to)) {
                            events.add(SimpleConditionEvent.violated(item, dependency.getDescription()));
                        }
                    }
                }
            };

    @ArchTest
    static final ArchRule IMPORTS_ONLY_GO_DOWN = classes()
            .should(IMPORT_WHAT_THE_TABLE_ALLOWS)
            .because("a package is understood with what is below it, and tested alone");

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching("dev.mockssp.(**)")
            .should()
            .beFreeOfCycles()
            .because("packages that import each other can only be read together");

    @ArchTest
    static final ArchRule THE_ENGINE_HAS_NO_NETWORK = noClasses()
            .that()
            .resideInAPackage("dev.mockssp.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..")
            .because("the whole vendor API runs in memory, without a port");

    @ArchTest
    static final ArchRule ONLY_JUNIT_IMPORTS_JUNIT =
            only("dev.mockssp.junit", "projects without JUnit can use the rest", "org.junit..");

    @ArchTest
    static final ArchRule ONLY_TESTCONTAINERS_IMPORTS_TESTCONTAINERS = only(
            "dev.mockssp.testcontainers", "projects without Testcontainers can use the rest", "org.testcontainers..");

    @ArchTest
    static final ArchRule ONLY_SCHEMA_IMPORTS_NETWORKNT =
            only("dev.mockssp.schema", "one package deals with the validator's messages and limits", "com.networknt..");

    @ArchTest
    static final ArchRule ONLY_SERVER_IMPORTS_JAVALIN = only(
            "dev.mockssp.server..",
            "the HTTP server can be replaced without a change to the vendor API",
            "io.javalin..",
            "org.eclipse.jetty..",
            "jakarta.servlet..");

    @ArchTest
    static final ArchRule ONLY_CLI_IMPORTS_PICOCLI =
            only("dev.mockssp.cli..", "options are declared in config, not in annotations", "picocli..");

    @ArchTest
    static final ArchRule ONLY_PACT_IMPORTS_PACT_JVM = only(
            "dev.mockssp.[pact|pact.broker]",
            "Pact JVM is optional, and a server that serves no pact loads none of it",
            "au.com.dius..",
            "kotlin.reflect..");

    @ArchTest
    static final ArchRule ONLY_MCP_IMPORTS_ITS_SDK = only(
            "dev.mockssp.[mcp|mcp.tool]",
            "a server that no assistant uses loads none of it",
            "io.modelcontextprotocol..",
            "reactor..");

    @ArchTest
    static final ArchRule NOTHING_SLEEPS = noClasses()
            .that(doNotShareState())
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Thread.class, "sleep", long.class, int.class)
            .because("a delay is data: the server waits without holding a thread");

    @ArchTest
    static final ArchRule STATIC_FIELDS_ARE_FINAL =
            fields().that().areStatic().should().beFinal().because("several mock servers run in one process");

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
            .because("several mock servers run in one process");

    @ArchTest
    static final ArchRule ONE_CLOCK = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(AdjustableClock.class.getName())
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .accessTargetWhere(
                    DescribedPredicate.describe("the time is read", access -> readsTheTime(access.getTarget())))
            .because("tests freeze and move the clock; System.nanoTime may measure how long something takes");

    @ArchTest
    static final ArchRule ONE_SOURCE_OF_RANDOMNESS = noClasses()
            .that(doNotShareState())
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Random.class, ThreadLocalRandom.class)
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .because("a seed makes every run repeatable; a random seed alone is drawn, by the facade");

    /** What shares the state waits for other processes, and needs ids that none of them has. */
    private static DescribedPredicate<JavaClass> doNotShareState() {
        return resideOutsideOfPackages(ROOT + ".redis", ROOT + ".engine.shared");
    }

    private static boolean readsTheTime(AccessTarget target) {
        return target.getOwner().getPackageName().equals("java.time") && NOW.contains(target.getName());
    }

    private static String packageOf(JavaClass type) {
        String name = type.getPackageName();
        return name.length() > ROOT.length() ? name.substring(ROOT.length() + 1) : "";
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
