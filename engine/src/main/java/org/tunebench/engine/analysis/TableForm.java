package org.tunebench.engine.analysis;

import java.nio.file.Path;
import java.util.Locale;

/** The forms that tables are written in. */
public enum TableForm {
  /** See {@link TableCsv}. */
  CSV,
  /** See {@link TableJson}. */
  JSON;

  /** That of a file by the ending of its name: JSON where it says so, or else CSV. */
  public static TableForm of(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".json") ? JSON : CSV;
  }
}
