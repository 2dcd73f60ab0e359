package dev.mockssp.schema;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** One validation. It ends after 200 errors, so that a huge body that consists of errors costs little. */
class CappedValidation extends ExecutionContext {

    private static final int MAX_ERRORS = 200;

    private final List<Error> all;

    CappedValidation() {
        this.all = getErrors();
    }

    static CappedValidation check(Schema schema, JsonNode value) {
        CappedValidation run = new CappedValidation();
        run.run(schema, value);
        return run;
    }

    final void run(Schema schema, JsonNode value) {
        try {
            schema.validate(this, value);
        } catch (EnoughException e) {
            setErrors(all);
        }
    }

    // errors of "if" and of the branches of "oneOf" go to other lists, and are discarded if another branch is valid
    @Override
    public final void addError(Error error) {
        super.addError(error);
        if (all != null && all.size() >= MAX_ERRORS) {
            throw new EnoughException();
        }
    }

    private static final class EnoughException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        EnoughException() {
            super("enough", null, false, false);
        }
    }
}
