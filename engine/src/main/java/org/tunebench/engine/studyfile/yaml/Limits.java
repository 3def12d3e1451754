package org.tunebench.engine.studyfile.yaml;

/** How large a study file may be: far above what people write, far below what hurts. */
final class Limits {
  /** Bytes of a file. */
  static final int BYTES = 1_000_000;

  /** Groups and lists within each other. */
  static final int DEPTH = 32;

  /** Values in all, every use of an alias counted with all that it stands for. */
  static final int VALUES = 100_000;

  /** Uses of aliases for groups and lists. */
  static final int ALIASES = 1000;

  private Limits() {}
}
