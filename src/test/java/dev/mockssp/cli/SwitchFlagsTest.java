package dev.mockssp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SwitchFlagsTest {

    @ParameterizedTest
    @CsvSource({
        "--stop-with-stdin, --stop-with-stdin on",
        "--stop-with-stdin serve, --stop-with-stdin on serve",
        "serve --stop-with-stdin --port 0, serve --stop-with-stdin on --port 0",
        "--identify --stop-with-stdin, --identify on --stop-with-stdin on",
        "--stop-with-stdin off --identify, --stop-with-stdin off --identify on",
        "--stop-with-stdin maybe, --stop-with-stdin maybe",
        "--stop-with-stdin=off, --stop-with-stdin=off",
        "--port 0, --port 0",
        "report --out, report --out",
    })
    void aSwitchWithoutAValueIsOn(String given, String complete) {
        assertThat(SwitchFlags.withValues(given.split(" "))).containsExactly(complete.split(" "));
    }
}
