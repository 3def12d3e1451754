package org.tunebench.engine.analysis;

import java.io.IOException;
import java.io.Writer;

/** A table that can be written to a file, line by line. */
public interface FileTable {
  /**
   * Writes the whole table; the target stays open.
   *
   * @return how many lines it has below its heading
   * @throws IOException if the target cannot be written
   */
  long write(TableForm form, Writer target) throws IOException;
}
