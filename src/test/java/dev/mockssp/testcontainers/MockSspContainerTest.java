package dev.mockssp.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockssp.config.Option;
import dev.mockssp.config.value.Environment;
import dev.mockssp.core.ConfigurationException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a container rejects before it is started; this needs no Docker engine. */
class MockSspContainerTest {

    private final MockSspContainer container = new MockSspContainer();

    @ParameterizedTest
    @EnumSource(names = {"PORT", "HOST", "CONFIG"})
    void listensWhereItIsReached(Option option) {
        assertThatThrownBy(() -> container.withOption(option, "1234"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(option.flag() + " cannot be set for a container");
    }

    @Test
    void tlsHasItsOwnPort() {
        assertThatThrownBy(() -> container.withOption(Option.TLS_PORT, 443))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("--tls-port cannot be set for a container: call withTls()");
        assertThatThrownBy(container::getHttpsUrl)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("withTls()");
        assertThatThrownBy(() -> container.withOption(Option.TLS_NAME, "ads.example"))
                .hasMessageContaining("has no effect without --tls-port");
        container.withTls().withOption(Option.TLS_NAME, "ads.example");
        assertThat(container.getExposedPorts()).contains(MockSspContainer.PORT, MockSspContainer.TLS_PORT);
    }

    @Test
    void refusesWrongValuesAtOnce() {
        assertThatThrownBy(() -> container.withOption(Option.RATE_LIMIT, "many"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("--rate-limit");
        assertThatThrownBy(() -> container.withKey("a,b", Environment.STAGING))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("has an invalid name");
        assertThatThrownBy(() -> container.withInventory(Path.of("no-such.json")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("no-such.json");
        assertThatThrownBy(() -> container.withOption(Option.SEED, null)).hasMessage("seed");
        assertThatCode(() -> container.withOption(Option.RATE_LIMIT, 4).withOption(Option.GEO, "/in/the/container"))
                .doesNotThrowAnyException();
    }

    @Test
    void showsTheLastLines() {
        String output = IntStream.rangeClosed(1, 12).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));
        assertThat(LogTail.of(output)).endsWith("line 12").contains("line 3").doesNotContain("line 2\n");
        assertThat(LogTail.of("")).isEqualTo("; the container printed nothing");
    }
}
