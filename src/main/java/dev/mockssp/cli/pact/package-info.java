/** The commands that write and publish pacts. */
package dev.mockssp.cli.pact;
