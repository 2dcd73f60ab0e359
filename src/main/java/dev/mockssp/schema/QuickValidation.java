package dev.mockssp.schema;

import com.networknt.schema.Schema;
import com.networknt.schema.path.NodePath;
import com.networknt.schema.path.PathType;
import tools.jackson.databind.JsonNode;

/**
 * A validation that only determines whether a value is valid. It does not record paths through the schema, which are
 * most of what a validation allocates. So it cannot be used with {@code unevaluated…} keywords, which need the paths.
 */
final class QuickValidation extends CappedValidation {

    // some keywords read the parent of the path for their error message
    private static final NodePath ANYWHERE =
            new NodePath(PathType.JSON_POINTER).append("some").append("keyword");

    private QuickValidation() {}

    static boolean isValid(Schema schema, JsonNode value) {
        QuickValidation run = new QuickValidation();
        run.run(schema, value);
        return run.getErrors().isEmpty();
    }

    @Override
    public NodePath getEvaluationPath() {
        return ANYWHERE;
    }

    @Override
    public void evaluationPathAddLast(String step) {}

    @Override
    public void evaluationPathAddLast(int step) {}

    @Override
    public void evaluationPathRemoveLast() {}
}
