package dev.mockssp.schema;

import com.networknt.schema.Schema;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.TimeLimit;
import tools.jackson.databind.JsonNode;

/** A validation with a user's schema, whose references can make it exponential. It has a time limit. */
final class TimedValidation extends CappedValidation {

    private final TimeLimit limit;

    private TimedValidation(TimeLimit limit) {
        this.limit = limit;
    }

    /** @throws ConfigurationException when the time is over */
    static TimedValidation check(Schema schema, JsonNode value, TimeLimit limit) {
        TimedValidation run = new TimedValidation(limit);
        run.run(schema, value);
        limit.check();
        return run;
    }

    /** The library calls this method before it evaluates a keyword. */
    @Override
    public void evaluationPathAddLast(String keyword) {
        limit.check();
        super.evaluationPathAddLast(keyword);
    }
}
