package dev.mockssp.conformance;

/** A server that several tests use. */
interface ResettableVendor extends Vendor {

    /** Forgets what earlier tests have done. */
    void reset();
}
