package dev.mockssp.engine.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockssp.core.ConfigurationException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SettingTest {

    @Property(tries = 300)
    void aTextIsReadAgain(@ForAll Setting.Kind kind, @ForAll String name, @ForAll String key) {
        Setting setting = new Setting(kind, name, key);
        assertThat(Setting.parse(setting.text())).isEqualTo(setting);
    }

    @Test
    void theSeparatorsCanBeInNamesAndKeys() {
        for (String text : List.of("a:b", "%3A", "%", "a%253Ab:", "::")) {
            Setting setting = Setting.scenario(text, Optional.of(text));
            assertThat(Setting.parse(setting.text())).isEqualTo(setting);
        }
        assertThat(Setting.scenario("mine", Optional.of("staging-a:b")).text()).isEqualTo("scenario:mine:staging-a:b");
        assertThat(Setting.ACTIVE_SCENARIO.text()).isEqualTo("active-scenario::");
    }

    @Test
    void aSettingOfALaterVersionIsNoSetting() {
        for (String text : List.of("", "clock", "clock:", "weather::", "CLOCK::")) {
            assertThatThrownBy(() -> Setting.parse(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Property(tries = 100)
    void theSettingOfAClockIsReadAgain(@ForAll Optional<Instant> frozenAt, @ForAll Duration ahead) {
        ClockSetting setting = new ClockSetting(frozenAt, ahead);
        assertThat(ClockSetting.parse(setting.text())).isEqualTo(setting);
    }

    @Test
    void anotherTextIsNoSettingOfAClock() {
        for (String text : List.of("", "{}", "{\"ahead\": 1}", "{\"ahead\": \"PT0S\", \"frozenAt\": \"soon\"}")) {
            assertThatThrownBy(() -> ClockSetting.parse(text))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessage("the text is not the setting of a clock");
        }
    }
}
