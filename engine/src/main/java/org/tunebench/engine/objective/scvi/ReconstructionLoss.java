package org.tunebench.engine.objective.scvi;

import java.util.Locale;
import org.tunebench.engine.WrongInputException;

/** The distribution of the counts given the decoder's rates. */
public enum ReconstructionLoss {
  /** Zero-inflated negative binomial. */
  ZINB,
  /** Negative binomial. */
  NB;

  /** The word of a study file: {@code zinb} or {@code nb}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The loss of a study file's word.
   *
   * @throws WrongInputException for any other word
   */
  public static ReconstructionLoss of(String word) {
    for (ReconstructionLoss loss : values()) {
      if (loss.word().equals(word)) {
        return loss;
      }
    }
    throw new WrongInputException(
        "reconstruction_loss", "'%s' is not known: give zinb or nb".formatted(word));
  }
}
