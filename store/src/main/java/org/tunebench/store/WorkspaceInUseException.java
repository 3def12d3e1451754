package org.tunebench.store;

/** Another process owns the workspace; the message says which. */
public final class WorkspaceInUseException extends WorkspaceException {
  private static final long serialVersionUID = 1L;

  private final String owner;

  /**
   * @param sentence for the person: which workspace, who has it and what to do
   * @param owner who has it, as the sentence says it
   */
  public WorkspaceInUseException(String sentence, String owner) {
    super(sentence, null);
    this.owner = owner;
  }

  /** Who has it, for the person. */
  public String owner() {
    return owner;
  }
}
