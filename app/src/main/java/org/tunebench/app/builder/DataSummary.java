package org.tunebench.app.builder;

/**
 * How large a dataset is.
 *
 * @param cells number of rows
 * @param genes number of columns
 */
public record DataSummary(int cells, int genes) {}
