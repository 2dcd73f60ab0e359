package dev.mockssp.pact;

/** Checks for Pact JVM, which is in the runnable jar but optional for users of the thin jar. */
public final class PactJvm {

    private static final String MODEL = "au.com.dius.pact.core.model.V4Pact";
    private static final String CLIENT = "au.com.dius.pact.core.pactbroker.PactBrokerClient";

    private PactJvm() {}

    /** @throws UnsupportedOperationException when Pact JVM is missing; the message names the dependency to add */
    static void require() {
        require(MODEL, "model");
    }

    /**
     * @throws UnsupportedOperationException when Pact JVM's broker client is missing; the message names the dependency
     *     to add
     */
    public static void requireClient() {
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
