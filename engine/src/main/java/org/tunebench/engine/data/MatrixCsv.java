package org.tunebench.engine.data;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;

/** Writes numbers of cells as a table of text: the columns' names first, then a cell a line. */
public final class MatrixCsv implements AutoCloseable {
  private final Writer out;

  /**
   * @param target packed when {@code packed}
   * @param columns names, without that of the cells
   */
  public MatrixCsv(Path target, boolean packed, List<String> columns) throws IOException {
    out = DatasetCsv.open(target, packed);
    out.write("cell");
    for (String column : columns) {
      out.write("," + DatasetCsv.field(column));
    }
    out.write('\n');
  }

  /** Writes a cell's numbers. */
  public void row(String cell, float... values) throws IOException {
    out.write(DatasetCsv.field(cell));
    for (float value : values) {
      out.write(',');
      out.write(Float.toString(value));
    }
    out.write('\n');
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
