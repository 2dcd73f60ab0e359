package dev.mockssp.schema;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.FailFastAssertionException;
import com.networknt.schema.Schema;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** One validation. It ends after 200 errors, so that a huge body that consists of errors costs little. */
class CappedValidation extends ExecutionContext {

    private static final int MAX_ERRORS = 200;

    private final int maxErrors;
    private final List<Error> all;

    CappedValidation() {
        this(MAX_ERRORS);
    }

    CappedValidation(int maxErrors) {
        this.maxErrors = maxErrors;
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
        } catch (FailFastAssertionException e) {
            setErrors(all);
        }
    }

    // errors of "if" and of the branches of "oneOf" go to other lists, and are discarded if another branch is valid
    @Override
    public final void addError(Error error) {
        super.addError(error);
        if (all != null && all.size() >= maxErrors) {
            // networknt's own exception, because it catches all others where it checks a pattern
            throw new FailFastAssertionException(error);
        }
    }
}
