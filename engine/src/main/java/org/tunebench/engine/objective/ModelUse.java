package org.tunebench.engine.objective;

import java.nio.file.Path;

/**
 * What a person wants of a saved model, for the data of the study that it came from.
 *
 * @param model its file
 * @param kind what to write
 * @param output the file to write, by its ending .csv, .csv.gz or .h5ad; one that is there is
 *     replaced
 */
public record ModelUse(Path model, Kind kind, Path output) {
  /** What a model can tell of data. */
  public enum Kind {
    /** Where each cell is in the latent space. */
    LATENT,
    /** What each cell expresses without noise. */
    DENOISED
  }
}
