/** What each command needs: its options, its failures, the version. */
package dev.mockssp.cli.command;
