package dev.mockssp.client;

import dev.mockssp.MockSsp;
import org.junit.jupiter.api.AfterAll;

class InProcessVerbsTest implements VerbsContract {

    private static final MockSsp SSP = MockSsp.start();

    @Override
    public TestDouble ssp() {
        return SSP;
    }

    @AfterAll
    static void stop() {
        SSP.close();
    }
}
