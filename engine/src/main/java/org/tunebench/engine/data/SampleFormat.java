package org.tunebench.engine.data;

import java.util.List;
import java.util.Optional;
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
   * @param classColumn the name of the column that holds the class; empty for the usual place
   * @throws WrongInputException one sentence that says what in the file is wrong
   */
  SampleSets read(InputFile file, Optional<String> classColumn);

  /** The names of the columns, any of which may hold the class; empty where they have none. */
  default List<String> columns(InputFile file) {
    return List.of();
  }
}
