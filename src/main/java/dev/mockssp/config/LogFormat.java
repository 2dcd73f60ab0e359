package dev.mockssp.config;

/** How exchanges are logged, one line each. */
public enum LogFormat {
    TEXT,
    JSON,
    OFF
}
