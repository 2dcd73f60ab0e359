/**
 * The state that several replicas share: each request is one transaction on documents in Redis, and each replica follows
 * the log of exchanges with its own journal.
 *
 * <p>May import the state of the engine, the journal, what the integration rules remember, and Redis. Loaded only if the
 * state is shared.
 */
package dev.mockssp.engine.shared;
