package org.tunebench.engine.data;

import org.tunebench.engine.WrongInputException;

/** A file format that holds a dataset: the registry's unit. */
interface DatasetFormat {
  /** What the format is called in a sentence, for example {@code AnnData (.h5ad)}. */
  String title();

  /** Whether a file or folder looks like this format, by its first bytes or its name. */
  boolean recognises(FileHead head);

  /**
   * Reads it.
   *
   * @throws WrongInputException one sentence that says what in the file is wrong
   */
  Dataset read(InputFile file, ReadOptions options);

  /**
   * What in it a setting can name, without looking at the counts where that can be told; the layer
   * of the options does not matter.
   *
   * @throws WrongInputException one sentence that says what in the file is wrong
   */
  default NamedParts parts(InputFile file, ReadOptions options) {
    return NamedParts.NONE;
  }
}
