package dev.mockssp.engine.endpoint;

/** The label of an experiment's variant that a request carries (contract.md 1.2, {@code config.experiment_tag}). */
public record ExperimentTag(String value) {}
