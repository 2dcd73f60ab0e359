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

    /** Creates a publisher with a unique key, for which the scenario is selected. */
    ScenarioRun choose(MockSsp ssp, String scenario, Api api, String key) {
        Publisher plain = Publisher.of(ssp, api, key);
        return new ScenarioRun(
                ssp,
                scenario,
                this,
                switch (this) {
                    case HEADER -> plain.with("X-Mock-Scenario", scenario);
                    case KEY -> Publisher.of(ssp, api, key + "+" + scenario);
                    case BINDING -> {
                        ssp.use(scenario, key);
                        yield plain;
                    }
                    case ACTIVE -> {
                        ssp.use(scenario);
                        yield plain;
                    }
                });
    }
}
