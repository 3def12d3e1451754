package org.tunebench.engine.objective.scvi;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.tunebench.engine.WholeFile;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.data.AnnDataWriter;
import org.tunebench.engine.data.CountMatrix;
import org.tunebench.engine.data.Dataset;
import org.tunebench.engine.data.MatrixCsv;

/** Writes what a model says of cells: a table of text or an .h5ad file, by the file's ending. */
final class ModelOutput {
  /** The space's name in scanpy's and scvi-tools' own examples. */
  private static final String SPACE = "X_scVI";

  private final Path file;
  private final String ending;

  /**
   * @throws WrongInputException if the ending names no format
   */
  ModelOutput(Path file) {
    this.file = file;
    this.ending = file.toString().toLowerCase(Locale.ROOT);
    if (!isAnnData() && !ending.endsWith(".csv") && !isPacked()) {
      throw new WrongInputException(
          "-o", "'%s' must end with .csv, .csv.gz or .h5ad".formatted(file.getFileName()));
    }
  }

  private boolean isAnnData() {
    return ending.endsWith(".h5ad");
  }

  private boolean isPacked() {
    return ending.endsWith(".csv.gz");
  }

  /** Writes the positions of cells in the latent space. */
  void latent(AppliedModel model, Dataset dataset) throws IOException {
    if (isAnnData()) {
      float[][] positions = new float[dataset.counts().cells()][];
      model.latent(dataset.counts(), (cell, values) -> positions[cell] = values);
      WholeFile.write(file, target -> AnnDataWriter.writeSpace(target, dataset, SPACE, positions));
    } else {
      List<String> columns =
          IntStream.rangeClosed(1, model.dimensions()).mapToObj(i -> "z" + i).toList();
      csv(columns, dataset.counts(), sink -> model.latent(dataset.counts(), sink));
    }
  }

  /** Writes the denoised values of cells. */
  void denoised(
      AppliedModel model, Dataset dataset, int[] batchOfCell, AppliedModel.Library library)
      throws IOException {
    CountMatrix counts = dataset.counts();
    if (isAnnData()) {
      AnnDataWriter.requireRoom(counts);
      float[][] values = new float[counts.cells()][];
      model.denoise(counts, batchOfCell, library, (cell, row) -> values[cell] = row);
      WholeFile.write(file, target -> AnnDataWriter.writeMatrix(target, dataset, values));
    } else {
      csv(counts.geneNames(), counts, sink -> model.denoise(counts, batchOfCell, library, sink));
    }
  }

  /** Computes rows and hands each over. */
  private interface Rows {
    void to(AppliedModel.RowSink sink) throws IOException;
  }

  private void csv(List<String> columns, CountMatrix counts, Rows rows) throws IOException {
    WholeFile.write(
        file,
        target -> {
          try (MatrixCsv table = new MatrixCsv(target, isPacked(), columns)) {
            rows.to((cell, values) -> table.row(counts.cellNames().get(cell), values));
          }
        });
  }
}
