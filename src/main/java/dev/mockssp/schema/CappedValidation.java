package dev.mockssp.schema;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A validation that stops after enough errors, so that a huge invalid body costs little time. */
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

    // inside "if" and the branches of "oneOf", errors go to other lists and may be discarded
    @Override
    public void addError(Error error) {
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
