package org.tunebench.engine.compute.cluster;

/** Slurm is not there, does not answer, or refuses. The message is one sentence for the person. */
public final class ClusterException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What that means for those who asked. */
  public enum Kind {
    /** There is no Slurm. */
    ABSENT,
    /** It has not answered: what was asked for may have happened or not. */
    SILENT,
    /** It cannot do it now, and may be asked again later. */
    BUSY,
    /** It does not do that: something has to be changed first. */
    REFUSED
  }

  /** What it means. */
  private final Kind kind;

  ClusterException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** What it means. */
  public Kind kind() {
    return kind;
  }
}
