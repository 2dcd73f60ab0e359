/**
 * The certificate of the TLS port: generated for one run, or read from the user's files.
 *
 * <p>May import {@code core}. Nothing of it is loaded while TLS is off.
 */
package dev.mockssp.tls;
