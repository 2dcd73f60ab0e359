package dev.mockssp.lint.rule;

import dev.mockssp.config.value.Revision;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The catalogue of all rules. */
public final class RuleCatalogue {

    public static final List<Rule> EXCHANGE_RULES = List.of(
            new RealKeySent(),
            new OtherEndpointHeader(),
            new PersonalDataInIds(),
            PersonalDataInMessages.EMAIL,
            PersonalDataInMessages.CARD,
            PersonalDataInMessages.PHONE,
            new UserIdUnstable(),
            new ChatIdShared(),
            new ChatIdNotReset(),
            new HistoryNotGrowing(),
            new LastMessageNotUser(),
            new RolesNotAlternating(),
            new TimestampsMissing(),
            new GeoWithoutCountry(),
            new CountryNotIso(),
            new CountryLowerCase(),
            new CountryWithoutDevice(),
            new TimezoneUnknown(),
            new ForwardedForMissing(),
            new LibraryUserAgent(),
            new UnknownField(),
            new IgnoredField(),
            new OtherEndpointField(),
            new TurnsFromLastAdSent(),
            new PollInOpener(),
            new AgeRangeForm(),
            new ForceOveruse(),
            new RegionNotIso(),
            new ContentEmpty(),
            new EncodedBody(),
            new RequestAfter429(),
            new UnchangedRetry(),
            new ViewTooSoon(),
            new PixelOnRender(),
            new PixelsApart(),
            new ViewUrlCut(),
            new VoteRepeated(),
            new LandingWithoutClick(),
            new PacingWouldWithhold());

    public static final List<RunRule> RUN_RULES =
            List.of(new BidNeverViewed(), new PixelWithoutOther(), new ExperimentTagPartial());

    /** Reported by the engine for upstream traffic, because the rules have no access to the schemas. */
    public static final RuleInfo SCHEMA_REQUEST = RuleInfo.warning(
            "schema-request",
            "advice",
            "while upstream traffic is recorded, a request violates the schemas",
            "mock-ssp would reject it. If the real service accepted it, either the service is more lenient than its"
                    + " documents, or the schema is wrong.");

    /** Like {@link #SCHEMA_REQUEST}, for responses of the upstream. */
    public static final RuleInfo SCHEMA_RESPONSE = RuleInfo.warning(
            "schema-response",
            "advice",
            "while upstream traffic is recorded, a response violates the schemas",
            "The real service differs from mock-ssp, so tests that pass with mock-ssp may fail with the real service.");

    /** Reported by the report, about the journal itself. */
    public static final RuleInfo JOURNAL_EVICTED = RuleInfo.warning(
            "journal-evicted",
            "advice",
            "the journal was full and evicted the oldest exchanges",
            "The report does not cover the whole run. Findings of evicted exchanges are counted but not shown;"
                    + " everything else about them is lost. Increase --journal-size, or reset between suites.");

    /** Reported by the report of one key. */
    public static final RuleInfo KEY_NOT_SEEN = RuleInfo.error(
            "key-not-seen",
            "advice",
            "the report is about one key, and the mock server has received no request with it",
            "The key is probably misspelt, or the tests did not reach the mock server. A report about nothing must not"
                    + " pass.");

    /** About the report itself, and not about the exchanges of a key. */
    public static final List<RuleInfo> REPORT_RULES = List.of(JOURNAL_EVICTED, KEY_NOT_SEEN);

    public static final List<RuleInfo> UPSTREAM_RULES = List.of(SCHEMA_REQUEST, SCHEMA_RESPONSE);

    private static final Map<String, RuleInfo> BY_ID = Stream.of(
                    EXCHANGE_RULES.stream().map(Rule::info),
                    RUN_RULES.stream().map(RunRule::info),
                    REPORT_RULES.stream(),
                    UPSTREAM_RULES.stream())
            .flatMap(rules -> rules)
            .collect(Collectors.toMap(
                    RuleInfo::id,
                    Function.identity(),
                    (one, other) -> {
                        throw new IllegalStateException(one.id() + " is the id of two rules");
                    },
                    LinkedHashMap::new));

    private RuleCatalogue() {}

    /** @return the rule with this id, with its usual severity */
    public static RuleInfo get(String id) {
        return BY_ID.get(id);
    }

    /** @return the revisions of the vendor API in which the rule with this id applies */
    public static Set<Revision> revisions(String id) {
        return Stream.concat(
                        EXCHANGE_RULES.stream()
                                .filter(rule -> rule.info().id().equals(id))
                                .map(Rule::revisions),
                        RUN_RULES.stream()
                                .filter(rule -> rule.info().id().equals(id))
                                .map(RunRule::revisions))
                .findFirst()
                .orElseGet(() -> Set.of(Revision.values()));
    }

    /** @return all rules; the rules about a single exchange come first */
    public static List<RuleInfo> all() {
        return List.copyOf(BY_ID.values());
    }

    /** @return whether the rule of this id is about the report itself */
    public static boolean isAboutReport(String id) {
        return REPORT_RULES.stream().anyMatch(rule -> rule.id().equals(id));
    }
}
