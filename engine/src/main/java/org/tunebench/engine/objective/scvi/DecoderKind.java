package org.tunebench.engine.objective.scvi;

import java.util.List;

/** How the latent space is decoded. */
public enum DecoderKind {
  /** By hidden layers, as many as the encoder has. */
  NONLINEAR,
  /** By one linear map, whose weights are each gene's loadings (LDVAE, Svensson et al. 2020). */
  LINEAR;

  /** The hyperparameter's name. */
  static final String NAME = "decoder";

  /** The word of a study file: {@code nonlinear} or {@code linear}. */
  public String word() {
    return Words.of(this);
  }

  /** The words of all, in the order in which a person should see them. */
  public static List<String> words() {
    return Words.all(values());
  }

  /** The distribution of the counts that goes with it unless somebody chooses. */
  ReconstructionLoss usualLoss() {
    return this == LINEAR ? ReconstructionLoss.NB : ReconstructionLoss.ZINB;
  }

  /**
   * The decoder of a study file's word.
   *
   * @throws org.tunebench.engine.WrongInputException for any other word
   */
  public static DecoderKind of(String word) {
    return Words.constant(NAME, word, values());
  }
}
