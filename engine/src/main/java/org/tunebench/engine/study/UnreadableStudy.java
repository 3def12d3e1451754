package org.tunebench.engine.study;

/**
 * A study that is kept, but whose definition cannot be read: it is damaged, or a newer version of
 * Tunebench wrote it.
 *
 * @param id its key in the workspace
 * @param name its name
 * @param reason what is wrong with its definition, without a full stop
 */
public record UnreadableStudy(long id, String name, String reason) {}
