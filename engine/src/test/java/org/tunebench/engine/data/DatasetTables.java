package org.tunebench.engine.data;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Writes a dataset as the tables of text that {@link DataReader} is to read. */
final class DatasetTables {
  private DatasetTables() {}

  /**
   * Writes the counts: gene names in the first line, then a cell a line, its name first.
   *
   * @param target packed when its name ends with {@code .gz}
   */
  static void writeCounts(Dataset dataset, Path target) throws IOException {
    CountMatrix counts = dataset.counts();
    try (Writer out = open(target)) {
      out.write("cell");
      for (String gene : counts.geneNames()) {
        out.write("," + MatrixCsv.field(gene));
      }
      out.write('\n');
      float[] row = new float[counts.genes()];
      for (int cell = 0; cell < counts.cells(); cell++) {
        counts.denseRow(cell, row, 0);
        out.write(MatrixCsv.field(counts.cellNames().get(cell)));
        for (float count : row) {
          out.write(',');
          out.write(Integer.toString((int) count));
        }
        out.write('\n');
      }
    }
  }

  /** Writes the annotations: their names in the first line, then a cell a line, its name first. */
  static void writeLabels(Dataset dataset, Path target) throws IOException {
    Map<String, CellAnnotation> annotations = dataset.annotations();
    try (Writer out = open(target)) {
      out.write("cell");
      for (String title : annotations.keySet()) {
        out.write("," + MatrixCsv.field(title));
      }
      out.write('\n');
      for (int cell = 0; cell < dataset.counts().cells(); cell++) {
        out.write(MatrixCsv.field(dataset.counts().cellNames().get(cell)));
        for (CellAnnotation annotation : annotations.values()) {
          int code = annotation.code(cell);
          out.write("," + (code < 0 ? "" : MatrixCsv.field(annotation.categories().get(code))));
        }
        out.write('\n');
      }
    }
  }

  private static Writer open(Path target) throws IOException {
    return MatrixCsv.open(target, target.toString().toLowerCase(Locale.ROOT).endsWith(".gz"));
  }
}
