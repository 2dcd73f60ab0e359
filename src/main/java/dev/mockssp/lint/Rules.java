package dev.mockssp.lint;

import java.util.List;
import java.util.stream.Stream;

/** The catalogue of all rules. */
public final class Rules {

    static final List<Rule> OF_AN_EXCHANGE = List.of(
            new RealKey(),
            new OtherEndpointHeader(),
            new PersonalDataInIds(),
            DataInMessages.EMAIL,
            DataInMessages.CARD,
            DataInMessages.PHONE,
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
            new ForceAsNormal(),
            new RegionNotIso(),
            new ContentEmpty(),
            new CallAfter429(),
            new UnchangedRetry(),
            new ViewTooSoon(),
            new LandingWithoutClick(),
            new PacingWouldWithhold());

    static final List<RunRule> OF_A_RUN = List.of(new BidNeverViewed(), new ExperimentTagPartial());

    /** What the engine finds where real traffic is recorded, since only it has the schemas. */
    public static final RuleEntry SCHEMA_REQUEST = RuleEntry.warning(
            "schema-request",
            "advice",
            "while real traffic is recorded, a request is not as the schemas have it",
            "The double would refuse it. If the real service took it, either the service is more lenient than its"
                    + " documents, or the schema is wrong.");

    /** The same for what the real service answered. */
    public static final RuleEntry SCHEMA_ANSWER = RuleEntry.warning(
            "schema-answer",
            "advice",
            "while real traffic is recorded, the real service answers what the schemas do not allow",
            "The real service is not, or no longer, what the double imitates: what was tested against the double may not"
                    + " hold.");

    /** What the report finds of the journal itself. */
    static final RuleEntry JOURNAL_DROPPED = RuleEntry.warning(
            "journal-dropped",
            "advice",
            "the journal was full and dropped the oldest exchanges",
            "The report is not about the whole run: findings of dropped exchanges are still counted, but not shown;"
                    + " all else of them is lost. Raise --journal-size, or reset between suites.");

    static final List<RuleEntry> OF_REAL_TRAFFIC = List.of(SCHEMA_REQUEST, SCHEMA_ANSWER);

    private Rules() {}

    /** @return all rules, those of a single exchange first */
    public static List<RuleEntry> all() {
        return Stream.of(
                        OF_AN_EXCHANGE.stream().map(Rule::entry),
                        OF_A_RUN.stream().map(RunRule::entry),
                        Stream.of(JOURNAL_DROPPED),
                        OF_REAL_TRAFFIC.stream())
                .flatMap(entries -> entries)
                .toList();
    }
}
