/** The command that prints the report of a mock server, with its baseline. */
package dev.mockssp.cli.report;
