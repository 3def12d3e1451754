package org.tunebench.engine.data;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Writes numbers of cells as a table of text: the columns' names first, then a cell a line. */
public final class MatrixCsv implements AutoCloseable {
  private final Writer out;

  /**
   * @param target packed when {@code packed}
   * @param columns names, without that of the cells
   */
  public MatrixCsv(Path target, boolean packed, List<String> columns) throws IOException {
    out = open(target, packed);
    out.write("cell");
    for (String column : columns) {
      out.write("," + field(column));
    }
    out.write('\n');
  }

  /** Writes a cell's numbers. */
  public void row(String cell, float... values) throws IOException {
    out.write(field(cell));
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

  static Writer open(Path target, boolean packed) throws IOException {
    OutputStream raw = Files.newOutputStream(target);
    try {
      OutputStream out = packed ? new GZIPOutputStream(raw) : raw;
      return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  static String field(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\t' || c == ';');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
