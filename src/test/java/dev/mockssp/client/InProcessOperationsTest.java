package dev.mockssp.client;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockssp.MockSsp;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class InProcessOperationsTest implements OperationsContract {

    private static final MockSsp SSP = MockSsp.start();

    @Override
    public MockSspOperations ssp() {
        return SSP;
    }

    @Test
    void saysThatItIsClosed() {
        MockSsp gone = MockSsp.start();
        gone.close();
        gone.close();

        assertThatThrownBy(() -> gone.use("no-bid"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("this mock server is closed");
        assertThatThrownBy(gone::requests).hasMessageContaining("this mock server is closed");
        assertThatThrownBy(gone::reset).hasMessageContaining("this mock server is closed");
        assertThatThrownBy(() -> gone.verify(RequestPattern.anything()))
                .hasMessageContaining("this mock server is closed");
    }

    @Test
    void saysThatAFileIsNotThereOnce() {
        assertThatThrownBy(() -> InlineScenarios.none().and(Path.of("no-such.json")))
                .hasMessage("no-such.json does not exist");
    }

    @AfterAll
    static void stop() {
        SSP.close();
    }
}
