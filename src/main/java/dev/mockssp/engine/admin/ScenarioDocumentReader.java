package dev.mockssp.engine.admin;

import dev.mockssp.access.ApiKey;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.RejectedException;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.engine.document.ScenarioChecker;
import dev.mockssp.json.JsonText;
import dev.mockssp.scenario.Scenario;
import dev.mockssp.scenario.library.ScenarioLibrary.Entry;
import dev.mockssp.scenario.library.ScenarioLibrary.Origin;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads scenarios that are sent to the admin API, in which the member {@code key} may name a key. */
final class ScenarioDocumentReader {

    private static final String KEY = "key";
    private static final String NAME = "the scenario";

    private final DocumentReader documents;
    private final ScenarioChecker checker;
    private final AdminKeys keys;

    ScenarioDocumentReader(DocumentReader documents, ScenarioChecker checker, AdminKeys keys) {
        this.documents = documents;
        this.checker = checker;
        this.keys = keys;
    }

    /**
     * @param name the name of the scenario
     * @throws ConfigurationException when the document or the name is not valid, the scenario cannot work, or it is for
     *     another revision than the key
     * @throws RejectedException when the key is not valid here
     */
    Entry read(String name, byte[] json) {
        JsonNode document = documents.parse(json, NAME);
        Optional<ApiKey> owner = Optional.empty();
        if (document instanceof ObjectNode object && object.has(KEY)) {
            owner = Optional.of(keys.find(key(object.remove(KEY))));
        }
        Scenario scenario = checker.requireUseful(documents.scenario(name, document), owner, NAME, warning -> {});
        return new Entry(scenario, Origin.RUNTIME, owner.map(ApiKey::name));
    }

    private static String key(JsonNode value) {
        if (!value.isString() || value.stringValue().isEmpty()) {
            throw new ConfigurationException(
                            "/" + KEY + " must be an API key, was " + JsonText.withType(value), "/" + KEY)
                    .in(NAME);
        }
        return value.stringValue();
    }
}
