package dev.mockssp.lint.rule;

import java.util.List;
import java.util.stream.Stream;

/** The catalogue of all rules. */
public final class RuleCatalogue {

    public static final List<Rule> OF_AN_EXCHANGE = List.of(
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
            new ForwardedForMissing(),
            new UnknownField(),
            new IgnoredField(),
            new OtherEndpointField(),
            new ForceOveruse(),
            new RegionNotIso(),
            new ContentEmpty(),
            new CallAfter429(),
            new UnchangedRetry(),
            new ViewTooSoon(),
            new LandingWithoutClick(),
            new PacingWouldWithhold());

    public static final List<RunRule> OF_A_RUN = List.of(new BidNeverViewed(), new ExperimentTagPartial());

    /** What the engine finds where real traffic is recorded, since only it has the schemas. */
    public static final RuleInfo SCHEMA_REQUEST = RuleInfo.warning(
            "schema-request",
            "advice",
            "while real traffic is recorded, a request is not as the schemas have it",
            "The double would refuse it. If the real service took it, either the service is more lenient than its"
                    + " documents, or the schema is wrong.");

    /** The same for what the real service answered. */
    public static final RuleInfo SCHEMA_ANSWER = RuleInfo.warning(
            "schema-answer",
            "advice",
            "while real traffic is recorded, the real service answers what the schemas do not allow",
            "The real service is not, or no longer, what the double imitates: what was tested against the double may not"
                    + " hold.");

    /** What the report finds of the journal itself. */
    public static final RuleInfo JOURNAL_DROPPED = RuleInfo.warning(
            "journal-dropped",
            "advice",
            "the journal was full and dropped the oldest exchanges",
            "The report is not about the whole run: findings of dropped exchanges are still counted, but not shown;"
                    + " all else of them is lost. Raise --journal-size, or reset between suites.");

    public static final List<RuleInfo> OF_REAL_TRAFFIC = List.of(SCHEMA_REQUEST, SCHEMA_ANSWER);

    private RuleCatalogue() {}

    /** @return all rules, those of a single exchange first */
    public static List<RuleInfo> all() {
        return Stream.of(
                        OF_AN_EXCHANGE.stream().map(Rule::info),
                        OF_A_RUN.stream().map(RunRule::info),
                        Stream.of(JOURNAL_DROPPED),
                        OF_REAL_TRAFFIC.stream())
                .flatMap(entries -> entries)
                .toList();
    }
}
