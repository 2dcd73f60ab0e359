/**
 * Documents and a log in Redis that several servers share: read by what has changed, and changed all at once by one
 * compare-and-set script. Knows nothing of what is in them. Loaded only if the state is shared.
 */
package dev.mockssp.redis;
