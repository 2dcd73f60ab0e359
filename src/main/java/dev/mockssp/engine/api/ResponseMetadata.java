package dev.mockssp.engine.api;

import java.math.BigDecimal;

/**
 * The first fields of every envelope.
 *
 * @param timestamp ISO 8601 in UTC with six fraction digits
 * @param totalTime in seconds
 */
record ResponseMetadata(String requestId, String timestamp, BigDecimal totalTime) {}
