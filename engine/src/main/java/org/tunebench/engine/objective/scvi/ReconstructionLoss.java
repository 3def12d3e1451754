package org.tunebench.engine.objective.scvi;

import java.util.List;

/** The distribution of the counts given the decoder's rates. */
public enum ReconstructionLoss {
  /** Zero-inflated negative binomial. */
  ZINB,
  /** Negative binomial. */
  NB,
  /** Poisson: no dispersion. */
  POISSON;

  /** The hyperparameter's name. */
  static final String NAME = "reconstruction_loss";

  /** The word of a study file: {@code zinb}, {@code nb} or {@code poisson}. */
  public String word() {
    return Words.of(this);
  }

  /** The words of all, in the order in which a person should see them. */
  public static List<String> words() {
    return Words.all(values());
  }

  /**
   * The loss of a study file's word.
   *
   * @throws org.tunebench.engine.WrongInputException for any other word
   */
  public static ReconstructionLoss of(String word) {
    return Words.constant(NAME, word, values());
  }
}
