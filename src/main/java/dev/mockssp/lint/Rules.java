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

    private Rules() {}

    /** @return all rules, those of a single exchange first */
    public static List<RuleEntry> all() {
        return Stream.concat(
                        OF_AN_EXCHANGE.stream().map(Rule::entry),
                        OF_A_RUN.stream().map(RunRule::entry))
                .toList();
    }
}
