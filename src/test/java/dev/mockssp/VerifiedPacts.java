package dev.mockssp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.mockssp.PactTool.Verdict;
import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.config.value.Revision;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Pacts that three tools verify against the mock server, and that each mutant of it breaks. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
interface VerifiedPacts {

    /**
     * A deliberate change of the mock server.
     *
     * @param noticed a part of a tool's output that shows that it noticed the change, in lower case
     */
    record Change(String provider, String name, Mutation mutation, String noticed) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Where the pact files are. */
    Path folder();

    /** The providers that the pacts are about. */
    List<String> providers();

    List<Change> changes();

    /** The revision of the mock server that they are verified against. */
    default Revision revision() {
        return Revision.R2025_11;
    }

    private MockSsp start() {
        return MockSsp.start(Settings.of(Option.REVISION, revision().label()));
    }

    default Stream<Arguments> honest() {
        return Arrays.stream(PactTool.values())
                .flatMap(tool -> providers().stream().map(provider -> arguments(tool, provider)));
    }

    default Stream<Arguments> mutants() {
        return Arrays.stream(PactTool.values())
                .flatMap(tool -> changes().stream().map(change -> arguments(tool, change)));
    }

    @ParameterizedTest
    @MethodSource("honest")
    default void anHonestDoubleKeepsThem(PactTool tool, String provider) throws Exception {
        try (MockSsp ssp = start();
                Mutant honest = Mutant.of(ssp.baseUrl(), Mutation.NONE)) {
            Verdict result = tool.verify(folder(), provider, honest.baseUrl());

            assertThat(result.green()).as(result.said()).isTrue();
            // not the exact number: after a 429, the client of Pact JVM retries
            assertThat(ssp.requests().size()).isGreaterThanOrEqualTo(PactTool.interactions(folder(), provider));
        }
    }

    /** A change that the contract allows. */
    default Mutation allowed() {
        return Mutation.NONE;
    }

    @ParameterizedTest
    @MethodSource("honest")
    default void anAllowedChangeKeepsThem(PactTool tool, String provider) throws Exception {
        try (MockSsp ssp = start();
                Mutant changed = Mutant.of(ssp.baseUrl(), allowed())) {
            Verdict result = tool.verify(folder(), provider, changed.baseUrl());

            assertThat(result.green()).as(result.said()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("mutants")
    default void eachToolNoticesEachChange(PactTool tool, Change change) throws Exception {
        try (MockSsp ssp = start();
                Mutant mutant = Mutant.of(ssp.baseUrl(), change.mutation())) {
            Verdict result = tool.verify(folder(), change.provider(), mutant.baseUrl());

            assertThat(result.green()).as(result.said()).isFalse();
            assertThat(result.said().toLowerCase(Locale.ROOT)).contains(change.noticed());
        }
    }
}
