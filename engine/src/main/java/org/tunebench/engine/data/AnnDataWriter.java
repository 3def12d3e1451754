package org.tunebench.engine.data;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import io.jhdf.api.WritableNode;
import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.tunebench.engine.WrongInputException;

/**
 * Writes an .h5ad file in AnnData's encoding of today (anndata 0.8 and later): cells with their
 * annotations and total counts, genes with theirs, and a matrix of either counts or other numbers.
 *
 * @see <a href="https://anndata.readthedocs.io/en/stable/fileformat-prose.html">AnnData's on-disk
 *     format</a>
 */
public final class AnnDataWriter {
  private static final String INDEX = "_index";
  private static final String TOTAL = "total_counts";
  private static final String ARRAY_VERSION = "0.2.0";

  /** A dense matrix is written from one buffer, which Java cannot make any longer. */
  private static final long MOST_NUMBERS = Integer.MAX_VALUE / Float.BYTES;

  private AnnDataWriter() {}

  /**
   * Writes counts with a position of each cell in some space.
   *
   * @param name of the space in {@code obsm}: {@code X_scVI}
   * @param positions cells × dimensions
   * @throws IOException if the file cannot be written
   */
  public static void writeSpace(Path target, Dataset dataset, String name, float[][] positions)
      throws IOException {
    write(
        target,
        hdf -> {
          frames(hdf, dataset);
          sparse(hdf, dataset.counts());
          WritableGroup obsm = group(hdf, "obsm", "dict", "0.1.0");
          encoded(obsm.putDataset(name, positions), "array", ARRAY_VERSION);
        });
  }

  /**
   * Writes numbers in place of the counts.
   *
   * @param values cells × genes
   * @throws IOException if the file cannot be written
   */
  public static void writeMatrix(Path target, Dataset dataset, float[][] values)
      throws IOException {
    write(
        target,
        hdf -> {
          frames(hdf, dataset);
          encoded(hdf.putDataset("X", values), "array", ARRAY_VERSION);
        });
  }

  /** jHDF has exceptions of its own for a full disk, and for a folder that takes no files. */
  private static void write(Path target, Consumer<WritableHdfFile> contents) throws IOException {
    try (WritableHdfFile hdf = HdfFile.write(target)) {
      contents.accept(hdf);
    } catch (HdfException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /**
   * Whether a dense matrix can be written.
   *
   * @throws WrongInputException if it has too many numbers
   */
  public static void requireRoom(CountMatrix counts) {
    if ((long) counts.cells() * counts.genes() > MOST_NUMBERS) {
      throw new WrongInputException(
          "",
          "%d cells × %d genes are too many numbers for an .h5ad file from here: write a CSV file"
              .formatted(counts.cells(), counts.genes()));
    }
  }

  private static void frames(WritableHdfFile hdf, Dataset dataset) {
    encoded(hdf, "anndata", "0.1.0");
    CountMatrix counts = dataset.counts();
    double[] ofCell = new double[counts.cells()];
    double[] ofGene = new double[counts.genes()];
    for (int cell = 0; cell < counts.cells(); cell++) {
      for (int i = counts.rowStart(cell); i < counts.rowStart(cell + 1); i++) {
        ofCell[cell] += counts.value(i);
        ofGene[counts.column(i)] += counts.value(i);
      }
    }
    frame(hdf, "obs", counts.cellNames(), ofCell, dataset.annotations());
    frame(hdf, "var", counts.geneNames(), ofGene, Map.of());
  }

  private static void frame(
      WritableHdfFile hdf,
      String name,
      List<String> index,
      double[] totals,
      Map<String, CellAnnotation> annotations) {
    WritableGroup frame = group(hdf, name, "dataframe", ARRAY_VERSION);
    frame.putAttribute(INDEX, INDEX);
    strings(frame, INDEX, index);
    List<String> order = new ArrayList<>();
    annotations.forEach(
        (title, annotation) -> {
          // A slash would make a group of its own.
          String column = title.replace('/', '_');
          if (!column.equals(TOTAL)
              && !column.equals(INDEX)
              && !order.contains(column)
              && annotation.missing() < index.size()) {
            categorical(frame, column, annotation);
            order.add(column);
          }
        });
    encoded(frame.putDataset(TOTAL, totals), "array", ARRAY_VERSION);
    order.add(TOTAL);
    frame.putAttribute("column-order", order.toArray(String[]::new));
  }

  private static void categorical(WritableGroup frame, String name, CellAnnotation annotation) {
    WritableGroup column = frame.putGroup(name);
    encoded(column, "categorical", ARRAY_VERSION);
    column.putAttribute("ordered", false);
    encoded(column.putDataset("codes", annotation.codes()), "array", ARRAY_VERSION);
    strings(column, "categories", annotation.categories());
  }

  private static void strings(WritableGroup parent, String name, List<String> values) {
    encoded(parent.putDataset(name, values.toArray(String[]::new)), "string-array", ARRAY_VERSION);
  }

  private static void sparse(WritableHdfFile hdf, CountMatrix counts) {
    if (counts.nonZeros() == 0) {
      throw new WrongInputException("", "the data has no count at all: nothing to write");
    }
    WritableGroup matrix = group(hdf, "X", "csr_matrix", "0.1.0");
    matrix.putAttribute("shape", new long[] {counts.cells(), counts.genes()});
    float[] values = new float[counts.nonZeros()];
    for (int i = 0; i < values.length; i++) {
      values[i] = counts.value(i);
    }
    matrix.putDataset("data", values);
    matrix.putDataset("indices", IntStream.range(0, values.length).map(counts::column).toArray());
    matrix.putDataset(
        "indptr", IntStream.rangeClosed(0, counts.cells()).map(counts::rowStart).toArray());
  }

  private static WritableGroup group(
      WritableHdfFile hdf, String name, String encoding, String version) {
    WritableGroup group = hdf.putGroup(name);
    encoded(group, encoding, version);
    return group;
  }

  private static void encoded(WritableNode node, String encoding, String version) {
    node.putAttribute("encoding-type", encoding);
    node.putAttribute("encoding-version", version);
  }
}
