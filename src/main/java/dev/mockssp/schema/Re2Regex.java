package dev.mockssp.schema;

import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressionFactory;
import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.TimeLimit;
import dev.mockssp.json.Regex;
import dev.mockssp.json.RegexCompiler;

/** The regular expressions of one user's schema, in the syntax of RE2, which matches in linear time. */
final class Re2Regex implements RegularExpressionFactory {

    private final RegexCompiler compiler;
    private final TimeLimit limit;

    Re2Regex(RegexCompiler compiler, TimeLimit limit) {
        this.compiler = compiler;
        this.limit = limit;
    }

    @Override
    public RegularExpression getRegularExpression(String regex) {
        Regex compiled = compiler.compile(regex);
        return value -> isFound(compiled, value);
    }

    /** The networknt library logs an exception of an expression, so the validation reports the time limit instead. */
    private boolean isFound(Regex regex, String value) {
        try {
            return regex.isFoundIn(value, limit);
        } catch (ConfigurationException e) {
            return false;
        }
    }
}
