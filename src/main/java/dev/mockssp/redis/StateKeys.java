package dev.mockssp.redis;

import java.nio.charset.StandardCharsets;

/**
 * The names of the keys in Redis. All begin with the prefix, so that several states fit in one Redis.
 *
 * @param prefix the prefix, without the colon after it
 */
record StateKeys(String prefix) {

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private byte[] key(String name) {
        return bytes(prefix + ":" + name);
    }

    /** A hash: identity and format of the state, its version, the number of the latest log entry. */
    byte[] state() {
        return key("state");
    }

    /** A stream. */
    byte[] log() {
        return key("log");
    }

    /** A sorted set: when each document was last changed, in milliseconds. */
    byte[] used() {
        return key("used");
    }

    /** A hash for a short time: the result of a commit. */
    byte[] result(String commit) {
        return key("commit:" + commit);
    }

    String documents() {
        return prefix + ":document:";
    }

    /** A hash: the fields of a document. */
    byte[] values(String document) {
        return bytes(documents() + document + ":values");
    }

    /** A sorted set: the version of each field of a document. */
    byte[] versions(String document) {
        return bytes(documents() + document + ":versions");
    }
}
