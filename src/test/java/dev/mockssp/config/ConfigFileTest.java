package dev.mockssp.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockssp.config.value.ApiKeySpec;
import dev.mockssp.core.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigFileTest {

    @TempDir
    Path folder;

    @Test
    void numbersSwitchesAndTextsAreReadAsWhatTheyAre() throws IOException {
        Config config = read("""
                {"port": 0, "scenario": "slow", "image-enabled": false, "identify": "off", "exploration": 0.5,
                 "body-limit": "1k", "max-headline-chars": 40.0, "rate-limit": 1e2, "seed": -9223372036854775808}""");

        assertThat(config.port()).isZero();
        assertThat(config.scenario()).isEqualTo("slow");
        assertThat(config.chatbot().imageEnabled()).isFalse();
        assertThat(config.identify()).isFalse();
        assertThat(config.exploration()).isEqualTo(0.5);
        assertThat(config.bodyLimit()).isEqualTo(1024);
        assertThat(config.chatbot().maxHeadlineChars()).hasValue(40);
        assertThat(config.rateLimit()).hasValue(100);
        assertThat(config.seed()).hasValue(Long.MIN_VALUE);
    }

    @Test
    void aListIsAnArrayOrOneText() throws IOException {
        Config config = read("""
                {"key": ["a=staging", "b=production"], "allowed-origin": "http://a.example, http://b.example"}""");

        assertThat(config.keys()).extracting(ApiKeySpec::name).containsExactly("a", "b");
        assertThat(config.allowedOrigins()).containsExactly("http://a.example", "http://b.example");
    }

    @Test
    void pathsStartFromTheFilesFolder() throws IOException {
        Files.createDirectory(folder.resolve("mine"));
        Path geo = Files.createFile(folder.resolve("geo.json"));

        Config config = read("{\"scenarios\": \"mine\", \"geo\": \"geo.json\", \"inventory\": \"%s\"}".formatted(geo));

        assertThat(config.scenarios()).contains(folder.resolve("mine"));
        assertThat(config.geo()).contains(geo);
        assertThat(config.inventory()).contains(geo);
    }

    @Test
    void everyOptionButTheFileItselfHasAKey() throws IOException {
        for (Option option : Option.all()) {
            Path file = write("{\"" + option.key() + "\": null}");
            String name = option == Option.CONFIG ? file + ", /config: " : option.flag() + " (from " + file;
            assertThatThrownBy(() -> Settings.of(Option.CONFIG, file).config()).hasMessageStartingWith(name);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "{\"port\": \"7777\"}~--port (from FILE, /port): \"7777\" is a string; expected a number",
                "{\"port\": true}~--port (from FILE, /port): true is a boolean; expected a number",
                "{\"port\": [1]}~--port (from FILE, /port): [1] is an array; expected a number",
                "{\"port\": null}~--port (from FILE, /port): null is null; expected a number",
                "{\"port\": 70000}~--port (from FILE, /port): \"70000\" is not valid; expected a whole number from 0 to 65535",
                "{\"scenario\": 5}~--scenario (from FILE, /scenario): 5 is a number; expected a string",
                "{\"identify\": 1}~--identify (from FILE, /identify): 1 is a number; expected true, false, \"on\" or \"off\"",
                "{\"body-limit\": {}}~--body-limit (from FILE, /body-limit): {} is an object; expected a number or a string",
                "{\"key\": 1}~--key (from FILE, /key): 1 is a number; expected a string or an array of strings",
                "{\"key\": [\"a=staging\", 2]}~--key (from FILE, /key/1): 2 is a number; expected a string",
                "{\"key\": [\"a=staging\", \"a=staging\"]}~--key (from FILE, /key/1): \"a=staging\" repeats a key; expected each name once",
                "{\"geo\": \"none.json\"}~--geo (from FILE, /geo): \"none.json\" does not exist; expected an existing path",
                "[]~FILE: expected a JSON object of options, this is an array",
                "``~FILE: the file is empty; expected a JSON object of options",
            })
    void aMistakeIsPointedAt(String json, String message) throws IOException {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(message.replace("FILE", file().toString()));
    }

    @Test
    void anUnknownKeyIsAnsweredWithTheKnownOnes() {
        String known = Option.all().stream()
                .map(Option::key)
                .filter(key -> !key.equals("config"))
                .collect(Collectors.joining(", "));
        assertThatThrownBy(() -> read("{\"rate_limit\": 1}"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(file() + ", /rate_limit: \"rate_limit\" is not an option of a configuration file"
                        + " (did you mean \"rate-limit\"?); expected one of " + known);
        assertThatThrownBy(() -> read("{\"a/b~\": 1}")).hasMessageStartingWith(file() + ", /a~1b~0: \"a/b~\" is no");
    }

    @Test
    void whatIsNoJsonIsLocated() {
        assertThatThrownBy(() -> read("{\n  \"port\": x}"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(file() + ": not valid JSON: ")
                .hasMessageContaining("line 2");
        assertThatThrownBy(() -> read("{\"port\": 1, \"port\": 2}")).hasMessageContaining("port");
    }

    @Test
    void aFolderIsNoFile() {
        assertThatThrownBy(() -> Settings.of(Option.CONFIG, folder).config())
                .hasMessage("--config: \"" + folder + "\" is a folder; expected a file");
    }

    private Config read(String json) throws IOException {
        return Settings.of(Option.CONFIG, write(json == null ? "" : json)).config();
    }

    private Path write(String json) throws IOException {
        return Files.writeString(file(), json);
    }

    private Path file() {
        return folder.resolve("mock-ssp.json");
    }
}
