package dev.mockssp.config.value;

/** The format of the log, which has one line for each exchange. */
public enum LogFormat {
    TEXT,
    JSON,
    OFF
}
