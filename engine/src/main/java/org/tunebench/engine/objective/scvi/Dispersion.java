package org.tunebench.engine.objective.scvi;

import java.util.List;

/** What the inverse dispersion θ of a gene's counts depends on. */
public enum Dispersion {
  /** One θ a gene. */
  GENE,
  /** One θ for each gene and experimental batch. */
  GENE_BATCH,
  /** One θ for each gene and label of a cell, such as its type. */
  GENE_LABEL,
  /** A θ of each gene that the decoder puts out for each cell. */
  GENE_CELL;

  /** The hyperparameter's name. */
  static final String NAME = "dispersion";

  /** The word of a study file: {@code gene}, {@code gene-batch}, … */
  public String word() {
    return Words.of(this);
  }

  /** The words of all, in the order in which a person should see them. */
  public static List<String> words() {
    return Words.all(values());
  }

  /**
   * The dispersion of a study file's word.
   *
   * @throws org.tunebench.engine.WrongInputException for any other word
   */
  public static Dispersion of(String word) {
    return Words.constant(NAME, word, values());
  }
}
