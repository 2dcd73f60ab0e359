package dev.mockssp.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ImageNameTest {

    @Test
    void theImageIsThatOfThisVersion() throws IOException {
        String version = MockSspContainer.IMAGE.replace("mock-ssp:", "");
        assertThat(Files.readString(Path.of("pom.xml")))
                .contains("<artifactId>mock-ssp</artifactId>\n  <version>" + version + "</version>");
        assertThat(Files.readString(Path.of("src/it/pom.xml")))
                .contains("<mock-ssp.version>" + version + "</mock-ssp.version>");
    }
}
