package org.tunebench.engine.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/**
 * Files that anndata 0.12 and h5py 3.16 wrote, kept packed: 7 cells × 6 genes of the same counts in
 * several encodings. The counts are {@link #COUNTS}.
 */
final class Fixtures {
  static final float[][] COUNTS = {
    {2, 1, 2, 1, 2, 1},
    {1, 1, 0, 1, 4, 0},
    {0, 0, 0, 0, 3, 0},
    {3, 2, 1, 3, 1, 0},
    {4, 0, 3, 0, 3, 2},
    {1, 4, 0, 1, 1, 1},
    {1, 1, 1, 0, 1, 1}
  };

  private Fixtures() {}

  /** Unpacks a fixture into a folder. */
  static Path unpack(String name, Path folder) {
    Path target = folder.resolve(name);
    try (InputStream packed = Fixtures.class.getResourceAsStream(name + ".gz")) {
      Files.copy(new GZIPInputStream(packed), target);
      return target;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All counts as rows, zeros included. */
  static float[][] dense(CountMatrix counts) {
    float[][] rows = new float[counts.cells()][counts.genes()];
    for (int cell = 0; cell < rows.length; cell++) {
      counts.denseRow(cell, rows[cell], 0);
    }
    return rows;
  }

  /** A matrix of cells c1, c2, ... and genes g1, g2, ... */
  static CountMatrix matrix(float[][] rows) {
    SparseRows sparse = new SparseRows();
    for (float[] row : rows) {
      for (int gene = 0; gene < row.length; gene++) {
        sparse.add(gene, row[gene]);
      }
      sparse.endRow();
    }
    return sparse.toMatrix(names("c", rows.length), names("g", rows[0].length));
  }

  static List<String> names(String prefix, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> prefix + i).toList();
  }
}
