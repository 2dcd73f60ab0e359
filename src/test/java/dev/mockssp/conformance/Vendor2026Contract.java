package dev.mockssp.conformance;

import dev.mockssp.config.value.Revision;

/** What is visible to clients of revision 2026 and differs from 2025-11. */
interface Vendor2026Contract extends Requests2026Contract, Ads2026Contract, Polls2026Contract {

    @Override
    default Revision revision() {
        return Revision.R2026;
    }
}
