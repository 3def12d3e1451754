package org.tunebench.app.trials;

/**
 * A line of a two-column list: what, and how much.
 *
 * @param label what
 * @param value how much
 */
public record Fact(String label, String value) {}
