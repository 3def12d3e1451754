package org.tunebench.engine.data;

import org.tunebench.engine.WrongInputException;

/** A file format that holds samples with classes: the registry's unit. */
interface SampleFormat {
  /** What the format is called in a sentence. */
  String title();

  /** Whether a file or folder looks like this format, by its first bytes or its name. */
  boolean recognises(FileHead head);

  /**
   * Reads it.
   *
   * @throws WrongInputException one sentence that says what in the file is wrong
   */
  LabelledSamples read(InputFile file);
}
