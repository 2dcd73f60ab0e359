/**
 * What in the recorded traffic of a publisher breaks when the vendor API changes to another revision.
 *
 * <p>May import {@code journal}, {@code geo}, {@code pacing}, {@code config}, {@code wire}, {@code json} and {@code core}.
 */
package dev.mockssp.migration;
