package dev.mockssp;

import java.util.Locale;

/** A way to choose a scenario, as the double's journal names it. */
enum ScenarioSelection {
    HEADER,
    KEY,
    BINDING,
    ACTIVE;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A publisher with a key of its own, who gets the scenario from now on. */
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
