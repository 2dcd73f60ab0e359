package dev.mockssp.schema;

import com.networknt.schema.Schema;
import com.networknt.schema.path.NodePath;
import com.networknt.schema.path.PathType;
import tools.jackson.databind.JsonNode;

/**
 * One run of a schema that tells only whether anything is wrong. It keeps no path through the schema, which is most of
 * what a run allocates; so it is not for schemas with {@code unevaluated…} keywords, which look at paths.
 */
final class QuickValidation extends CappedValidation {

    // some keywords name the step above in their error
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
