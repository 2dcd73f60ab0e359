/** The command that checks the files of users. */
package dev.mockssp.cli.validate;
