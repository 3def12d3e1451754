package org.tunebench.store;

/** Another process owns the workspace; the message says which. */
public final class WorkspaceInUseException extends WorkspaceException {
  private static final long serialVersionUID = 1L;

  /**
   * @param sentence for the person: which workspace, who has it and what to do
   */
  public WorkspaceInUseException(String sentence) {
    super(sentence, null);
  }
}
