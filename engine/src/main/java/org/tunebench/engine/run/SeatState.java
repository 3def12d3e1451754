package org.tunebench.engine.run;

/**
 * A device of a running study.
 *
 * @param device such as {@code gpu:0}
 * @param slots how many trials may run on it at once; 0 if it has been given up
 * @param running how many do
 * @param note why it has so many slots or none, one sentence, or empty
 */
public record SeatState(String device, int slots, int running, String note) {}
