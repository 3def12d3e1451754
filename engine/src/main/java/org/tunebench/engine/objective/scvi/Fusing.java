package org.tunebench.engine.objective.scvi;

/** Whether the trials of a worker are trained as one array. */
enum Fusing {
  /** On a GPU. On a CPU a thread for each trial is faster. */
  AUTO,
  /** Always. */
  ON,
  /** Never. */
  OFF;

  /** The setting's name. */
  static final String NAME = "fuse";

  /**
   * The choice of a study file's word.
   *
   * @throws org.tunebench.engine.WrongInputException for any other word
   */
  static Fusing of(String word) {
    return Words.constant("objective.scvi." + NAME, word, values());
  }

  /**
   * Whether that holds for a worker.
   *
   * @param device {@code cpu} or {@code gpu}
   */
  boolean applies(String device) {
    return this == ON || (this == AUTO && device.equals("gpu"));
  }
}
