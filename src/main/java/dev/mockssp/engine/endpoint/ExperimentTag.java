package dev.mockssp.engine.endpoint;

/** The experiment variant of a request (contract.md 1.2, {@code config.experiment_tag}). */
public record ExperimentTag(String value) {}
