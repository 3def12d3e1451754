package org.tunebench.engine.data;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * How to read a file where its content leaves a choice.
 *
 * @param layer the matrix to take from files with several: empty for the main one ({@code X}),
 *     {@code raw} for {@code raw/X}, or the name of a layer; formats with one matrix refuse it
 * @param genesInRows whether a CSV or TSV table has a gene, not a cell, in each row
 * @param labels a CSV or TSV table of cell annotations: cell names first, a column for each
 *     annotation; empty to look for {@code labels.csv} beside a table of counts
 */
public record ReadOptions(Optional<String> layer, boolean genesInRows, Optional<Path> labels) {
  /** The main matrix, cells in rows, labels from beside the file. */
  public static final ReadOptions DEFAULT =
      new ReadOptions(Optional.empty(), false, Optional.empty());

  public ReadOptions {
    Objects.requireNonNull(layer, "layer");
    Objects.requireNonNull(labels, "labels");
  }

  /** Refuses a choice of a matrix for a format that has only one. */
  void refuseLayer(InputFile file, String format) {
    layer.ifPresent(
        name -> {
          throw file.wrong("%s has no matrix '%s'; leave the choice of a layer out", format, name);
        });
  }

  /** These options with another matrix. */
  public ReadOptions withLayer(String name) {
    return new ReadOptions(Optional.of(name), genesInRows, labels);
  }

  /** These options for a table with a gene in each row. */
  public ReadOptions withGenesInRows() {
    return new ReadOptions(layer, true, labels);
  }

  /** These options with a table of cell annotations. */
  public ReadOptions withLabels(Path table) {
    return new ReadOptions(layer, genesInRows, Optional.of(table));
  }
}
