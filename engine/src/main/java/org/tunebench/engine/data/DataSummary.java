package org.tunebench.engine.data;

/** What a person wants to know of data before training on it. */
public sealed interface DataSummary permits DatasetSummary, SamplesSummary {}
