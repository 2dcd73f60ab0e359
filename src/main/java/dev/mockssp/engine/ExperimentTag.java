package dev.mockssp.engine;

/** The label of an experiment's variant that a request carries (contract.md 1.2, {@code config.experiment_tag}). */
record ExperimentTag(String value) {}
