package dev.mockssp.pact;

/** Whether Pact JVM is there: it is in the runnable jar, but optional for those who use the thin one. */
final class PactJvm {

    private static final String MODEL = "au.com.dius.pact.core.model.V4Pact";
    private static final String CLIENT = "au.com.dius.pact.core.pactbroker.PactBrokerClient";

    private PactJvm() {}

    /** @throws UnsupportedOperationException when pacts cannot be written; says what to add */
    static void require() {
        require(MODEL, "model");
    }

    /** @throws UnsupportedOperationException when no broker can be asked; says what to add */
    static void requireClient() {
        require(CLIENT, "pactbroker");
    }

    private static void require(String name, String artifact) {
        try {
            Class.forName(name, false, PactJvm.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new UnsupportedOperationException(
                    "Pact JVM is not on the class path: add au.com.dius.pact.core:" + artifact
                            + " to it, or use the runnable jar, which has it",
                    e);
        }
    }
}
