package dev.mockssp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockssp.cli.command.ServerOptions;
import dev.mockssp.config.Option;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ParseResult;

class PlainFlagsTest {

    @Property
    void whatIsPlainIsReadAsPicocliReadsIt(@ForAll("arguments") List<String> arguments) {
        String[] args = arguments.toArray(String[]::new);
        Optional<Map<Option, List<String>>> plain = PlainFlags.of(args);

        plain.ifPresent(flags -> {
            ParseResult result = CommandLineSpec.line().parseArgs(args);
            assertThat(flags).isEqualTo(ServerOptions.flags(result));
            assertThat(result.hasSubcommand()).isEqualTo(arguments.contains(CommandLineSpec.SERVE));
        });
    }

    @Provide
    Arbitrary<List<String>> arguments() {
        Arbitrary<String> anything = Arbitraries.of(
                "serve",
                "scenarios",
                "--port",
                "--key",
                "--log",
                "--help",
                "-h",
                "--",
                "--port=1",
                "-5",
                "1",
                "a=staging",
                "off",
                "",
                " ",
                "'q'",
                "\"q r\"",
                "@file",
                "a,b",
                "=",
                "\\");
        Arbitrary<List<String>> some = anything.list().ofMaxSize(3);
        Arbitrary<List<String>> pairs = Arbitraries.of("--port", "--key", "--log", "--scenario-json")
                .flatMap(flag -> anything.map(value -> List.of(flag, value)))
                .list()
                .ofMaxSize(3)
                .map(PlainFlagsTest::joined);
        return Arbitraries.oneOf(
                some,
                pairs,
                pairs.flatMap(first -> Arbitraries.of(
                        joined(List.of(List.of("serve"), first)), joined(List.of(first, List.of("serve"))))));
    }

    @Test
    void theUsualWaysToStartArePlain() {
        assertThat(PlainFlags.of(new String[0])).hasValue(Map.of());
        assertThat(PlainFlags.of(new String[] {"--key", "a=staging", "serve", "--port", "0", "--key", "b=staging"}))
                .hasValue(Map.of(Option.KEY, List.of("a=staging", "b=staging"), Option.PORT, List.of("0")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scenarios",
                "--help",
                "--port",
                "--port=1",
                "--port --log",
                "--port 1 --port 2",
                "serve serve",
                "x"
            })
    void anythingElseIsNot(String args) {
        assertThat(PlainFlags.of(args.split(" "))).isEmpty();
    }

    private static List<String> joined(List<List<String>> lists) {
        return lists.stream().flatMap(List::stream).toList();
    }
}
