/** What an assistant reads about exchanges: rows, sentences, fixes, and texts of others as quotations. */
package dev.mockssp.mcp.text;
