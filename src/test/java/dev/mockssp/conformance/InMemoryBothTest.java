package dev.mockssp.conformance;

import dev.mockssp.config.Option;
import dev.mockssp.config.Settings;
import dev.mockssp.config.value.Revision;

/** Runs what the conformance suites of both revisions have in common against an engine of revision 2026. */
class InMemoryBothTest implements VendorContract {

    @Override
    public Revision revision() {
        return Revision.R2026;
    }

    @Override
    public Vendor open() {
        return open(Settings.of(Option.REVISION, "2026"));
    }

    @Override
    public Vendor open(Settings settings) {
        return new EngineVendor(settings.config());
    }

    // Facts of 2025-11 that differ in 2026. The contracts of 2026 have a test for each.

    @Override
    public void anAnswerSaysWhatIsLeft() {}

    @Override
    public void fortyRequestsASecondAreServedAndNoMore() {}

    @Override
    public void aPreflightSaysWhatIsAllowed(String path) {}

    @Override
    public void theSampleBidRequestGetsTheFieldsOfTheSampleAnswer() {}

    @Override
    public void aBidHasExactlyTheFieldsOfTheContract() {}

    @Override
    public void anAdBeyondAShorterHistoryIsNoEarlierAd() {}

    @Override
    public void aMessageIsAnImpressionWhenItIsReturned() {}

    @Override
    public void aContextualRequestUsesMessagesOnly(String formats) {}
}
