package dev.mockssp.redis;

/**
 * What a state is told from others by. All servers that share it have the same.
 *
 * @param id a random text
 * @param format the format in which the servers write the state
 * @param seed the seed of all ids, random decisions and signatures
 */
public record StateIdentity(String id, String format, long seed) {}
