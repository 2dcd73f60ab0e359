/** The command that starts a mock server: its banner, its end, and the file that says that it is ready. */
package dev.mockssp.cli.serve;
