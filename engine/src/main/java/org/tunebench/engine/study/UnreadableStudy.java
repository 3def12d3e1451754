package org.tunebench.engine.study;

/**
 * A study that is kept, but cannot be read: it is damaged, or a newer version of Tunebench wrote
 * it.
 *
 * @param id its key in the workspace
 * @param name its name
 * @param reason what is wrong with its definition, or with its row in the storage, without a full
 *     stop
 * @param isTorn whether it is the row: only a copy of the storage has it whole then, and it cannot
 *     be deleted
 */
public record UnreadableStudy(long id, String name, String reason, boolean isTorn) {
  /** One whose definition cannot be read. */
  public UnreadableStudy(long id, String name, String reason) {
    this(id, name, reason, false);
  }
}
