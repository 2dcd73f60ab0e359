package dev.mockssp.engine.admin;

import dev.mockssp.core.ConfigurationException;
import dev.mockssp.core.TimeLimit;
import dev.mockssp.engine.document.DocumentReader;
import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Source;
import dev.mockssp.journal.match.ExchangeMatcher;
import dev.mockssp.journal.match.Times;
import dev.mockssp.journal.match.Verification;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Verifies recorded requests against the patterns of {@code admin/verify.schema.json}. */
public final class Verifier {

    /** A search with a usual expression in each body of a full journal, 10 MiB, takes a fraction of it on an idle machine. */
    private static final Duration MAX_TIME = Duration.ofMillis(1_500);

    private final Admin admin;
    private final DocumentReader documents;
    private final Duration maxTime;

    public Verifier(Admin admin, DocumentReader documents) {
        this(admin, documents, MAX_TIME);
    }

    /** @param maxTime how long a verification may take on an idle machine */
    Verifier(Admin admin, DocumentReader documents, Duration maxTime) {
        this.admin = admin;
        this.documents = documents;
        this.maxTime = maxTime;
    }

    /**
     * @param json the patterns and counts, as in {@code admin/verify.schema.json}
     * @param source where the JSON comes from, human-readable
     * @return the result
     * @throws ConfigurationException when the JSON is not valid, exceeds a limit, or the verification takes too long
     * @throws dev.mockssp.core.RejectedException when a key in it is not valid here
     */
    public Verification.VerificationResult verify(byte[] json, String source) {
        TimeLimit limit = TimeLimit.of("the verification", maxTime);
        JsonNode wanted = documents.read(json, "admin/verify.schema.json", source);
        PatternReader reader = new PatternReader(admin, documents, limit);
        if (wanted.has("inOrder")) {
            List<ExchangeMatcher> patterns = reader.patterns(wanted.get("inOrder"));
            return verification(patterns, limit).inOrder(patterns);
        }
        ExchangeMatcher matcher = reader.pattern(wanted.get("match"), JsonPointer.compile("/match"));
        return verification(List.of(matcher), limit).count(matcher, count(wanted.path("count")));
    }

    /** Patterns that are all for one key concern neither exchanges nor evictions of other keys. */
    private Verification verification(List<ExchangeMatcher> patterns, TimeLimit limit) {
        Set<Source> sources =
                patterns.stream().flatMap(pattern -> pattern.sources().stream()).collect(Collectors.toSet());
        List<Optional<String>> keyIds =
                patterns.stream().map(ExchangeMatcher::keyId).distinct().toList();
        Optional<String> only = keyIds.size() == 1 ? keyIds.get(0) : Optional.empty();
        int all = exchanges(Source.ALL, only).size();
        List<Exchange> kept = exchanges(sources, only);
        long evicted = admin.journal().evicted(sources, only).exchanges();
        return new Verification(kept, only.isPresent(), evicted, Math.max(0, all - kept.size()), limit);
    }

    private List<Exchange> exchanges(Set<Source> sources, Optional<String> keyId) {
        return keyId.map(id -> admin.journal().vendorTraffic(sources, id))
                .orElseGet(() -> admin.journal().vendorTraffic(sources))
                .exchanges();
    }

    private static Times count(JsonNode node) {
        if (node.isMissingNode()) {
            return Times.AT_LEAST_ONCE;
        }
        if (node.size() > 1 && (node.has("never") || node.has("exactly"))) {
            throw new ConfigurationException(
                    "/count: never and exactly cannot be combined with other counts", "/count");
        }
        if (node.has("never")) {
            return new Times(0, OptionalInt.of(0));
        }
        if (node.has("exactly")) {
            return new Times(number(node, "exactly").getAsInt(), number(node, "exactly"));
        }
        int least = number(node, "atLeast").orElse(0);
        OptionalInt most = number(node, "atMost");
        if (most.isPresent() && most.getAsInt() < least) {
            throw new ConfigurationException("/count: atLeast is greater than atMost", "/count");
        }
        return new Times(least, most);
    }

    private static OptionalInt number(JsonNode node, String name) {
        return node.has(name) ? OptionalInt.of(node.get(name).decimalValue().intValue()) : OptionalInt.empty();
    }
}
