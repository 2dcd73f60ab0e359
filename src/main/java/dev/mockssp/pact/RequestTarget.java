package dev.mockssp.pact;

import au.com.dius.pact.core.model.generators.Category;
import au.com.dius.pact.core.model.generators.Generators;
import au.com.dius.pact.core.model.generators.ProviderStateGenerator;
import au.com.dius.pact.core.model.matchingrules.MatchingRulesImpl;
import au.com.dius.pact.core.model.matchingrules.RegexMatcher;
import au.com.dius.pact.core.support.expressions.DataType;
import dev.mockssp.contract.Interaction;
import dev.mockssp.contract.Interaction.Link;
import java.util.List;
import java.util.Map;

/**
 * Path and query of a request. A tracking token is only an example: a verifier takes the real token from the response
 * to the state change, and a stub server accepts any token.
 */
final class RequestTarget {

    private static final String TOKEN = "token";

    private final Interaction.Request request;
    private final Generators generators = new Generators();

    RequestTarget(Interaction.Request request, MatchingRulesImpl rules) {
        this.request = request;
        request.link().ifPresent(link -> {
            String value = "${" + link.tokenName() + "}";
            if (request.query().isEmpty()) {
                String before = request.path().replace(Link.EXAMPLE, "");
                rules.addCategory("path").addRule(new RegexMatcher("^" + before + "[^/]+$"));
                generators.addGenerator(Category.PATH, new ProviderStateGenerator(before + value, DataType.STRING));
            } else {
                rules.addCategory("query").addRule(TOKEN, new RegexMatcher("^.+$"));
                generators.addGenerator(Category.QUERY, TOKEN, new ProviderStateGenerator(value, DataType.STRING));
            }
        });
    }

    String path() {
        return request.path();
    }

    Map<String, List<String>> query() {
        return request.query().isEmpty()
                ? Map.of()
                : Map.of(TOKEN, List.of(request.query().substring(TOKEN.length() + 1)));
    }

    Generators generators() {
        return generators;
    }
}
