package dev.mockssp;

import java.util.Locale;

/** A way to select a scenario, as the journal names it. */
enum ScenarioSelection {
    HEADER,
    KEY,
    BINDING,
    ACTIVE;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Selects the scenario for a publisher.
     *
     * @param plain a publisher with a key that only it uses
     */
    ScenarioRun choose(MockSsp ssp, String scenario, Publisher plain) {
        return new ScenarioRun(
                ssp,
                scenario,
                this,
                switch (this) {
                    case HEADER -> plain.with("X-Mock-Scenario", scenario);
                    case KEY -> plain.withKey(plain.key() + "+" + scenario);
                    case BINDING -> {
                        ssp.use(scenario, plain.key());
                        yield plain;
                    }
                    case ACTIVE -> {
                        ssp.use(scenario);
                        yield plain;
                    }
                });
    }
}
