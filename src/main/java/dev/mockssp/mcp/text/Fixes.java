package dev.mockssp.mcp.text;

import dev.mockssp.json.Json;
import dev.mockssp.lint.rule.RuleCatalogue;
import dev.mockssp.schema.SchemaFiles;
import tools.jackson.databind.JsonNode;

/** What to change in the code that breaks a rule. */
public final class Fixes {

    private final JsonNode byRule = Json.read(SchemaFiles.resource("/dev/mockssp/mcp/fixes.json"));

    /** @return the fix; the reason and advice of the rule if it has none of its own */
    public String of(String rule) {
        return byRule.path(rule).asString(RuleCatalogue.get(rule).why());
    }
}
