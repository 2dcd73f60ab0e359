package dev.mockssp.lint.rule;

import dev.mockssp.journal.Exchange;
import dev.mockssp.journal.Finding;
import dev.mockssp.journal.FindingCounts;
import dev.mockssp.journal.FindingIdentity;

/**
 * A finding of a run.
 *
 * @param exchangeId the exchange that shows it best; empty if there is none
 * @param endpoint the endpoint of the exchange; empty if the finding is about no exchange
 * @param keyId the identifier of the exchange's API key; empty if unknown, as in JSON
 * @param finding the finding
 */
public record RunFinding(String exchangeId, String endpoint, String keyId, Finding finding) {

    public static RunFinding of(Exchange exchange, Finding finding) {
        return new RunFinding(
                exchange.id(), exchange.endpoint(), exchange.client().keyId(), finding);
    }

    /** @return a finding about the report itself */
    public static RunFinding ofReport(Finding finding) {
        return new RunFinding("", "", "", finding);
    }

    /** @return the same with another severity */
    public RunFinding with(Finding.Severity severity) {
        return new RunFinding(exchangeId, endpoint, keyId, finding.with(severity));
    }

    /** @return the same, without the id of the exchange */
    public RunFinding withoutId() {
        return new RunFinding("", endpoint, keyId, finding);
    }

    public FindingIdentity identity() {
        return FindingIdentity.of(finding, endpoint);
    }

    public FindingCounts.Kind kind() {
        return FindingCounts.Kind.of(finding, endpoint);
    }
}
