package dev.mockssp.drift;

import dev.mockssp.exchange.Headers;

/** An answer as it came, without the keys that were sent. */
record Seen(int status, Headers headers, byte[] body) {}
