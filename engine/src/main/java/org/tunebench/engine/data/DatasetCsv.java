package org.tunebench.engine.data;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Writes a dataset as tables of text that {@link DataReader} and other tools read. */
public final class DatasetCsv {
  private DatasetCsv() {}

  /**
   * Writes the counts: gene names in the first line, then a cell a line, its name first.
   *
   * @param target packed when its name ends with {@code .gz}
   */
  public static void writeCounts(Dataset dataset, Path target) throws IOException {
    CountMatrix counts = dataset.counts();
    try (Writer out = open(target)) {
      out.write("cell");
      for (String gene : counts.geneNames()) {
        out.write("," + field(gene));
      }
      out.write('\n');
      float[] row = new float[counts.genes()];
      for (int cell = 0; cell < counts.cells(); cell++) {
        counts.denseRow(cell, row, 0);
        out.write(field(counts.cellNames().get(cell)));
        for (float count : row) {
          out.write(',');
          out.write(Integer.toString((int) count));
        }
        out.write('\n');
      }
    }
  }

  /** Writes the annotations: their names in the first line, then a cell a line, its name first. */
  public static void writeLabels(Dataset dataset, Path target) throws IOException {
    Map<String, CellAnnotation> annotations = dataset.annotations();
    try (Writer out = open(target)) {
      out.write("cell");
      for (String title : annotations.keySet()) {
        out.write("," + field(title));
      }
      out.write('\n');
      for (int cell = 0; cell < dataset.counts().cells(); cell++) {
        out.write(field(dataset.counts().cellNames().get(cell)));
        for (CellAnnotation annotation : annotations.values()) {
          int code = annotation.code(cell);
          out.write("," + (code < 0 ? "" : field(annotation.categories().get(code))));
        }
        out.write('\n');
      }
    }
  }

  private static Writer open(Path target) throws IOException {
    return open(target, target.toString().toLowerCase(Locale.ROOT).endsWith(".gz"));
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
