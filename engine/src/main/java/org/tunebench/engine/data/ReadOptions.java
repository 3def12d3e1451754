package org.tunebench.engine.data;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * How to read a file where its content leaves a choice.
 *
 * @param layer the matrix to take from files with several: empty for the main one ({@code X}),
 *     {@code raw} for {@code raw/X}, or the name of a layer; formats with one matrix refuse it
 * @param genesInRows whether a CSV or TSV table has a gene, not a cell, in each row; empty where
 *     its first word tells: a corner called {@code gene} stands above genes
 * @param labels a CSV or TSV table of cell annotations: cell names first, a column for each
 *     annotation; empty to look for {@code labels.csv} beside a table of counts
 */
public record ReadOptions(
    Optional<String> layer, Optional<Boolean> genesInRows, Optional<Path> labels) {
  /** What a refusal calls the choice of {@link #layer}, and settings, too. */
  public static final String LAYER = "layer";

  /** What a refusal calls {@link #genesInRows}, and settings, too. */
  public static final String GENES_IN_ROWS = "genes-in-rows";

  /** What a refusal calls {@link #labels}, and settings, too. */
  public static final String LABELS = "labels";

  /** The main matrix, rows as the file says, labels from beside it. */
  public static final ReadOptions DEFAULT =
      new ReadOptions(Optional.empty(), Optional.empty(), Optional.empty());

  public ReadOptions {
    Objects.requireNonNull(layer, "layer");
    Objects.requireNonNull(genesInRows, "genesInRows");
    Objects.requireNonNull(labels, "labels");
  }

  /** Refuses a choice of a matrix for a format that has only one. */
  void refuseLayer(InputFile file, String format) {
    layer.ifPresent(
        name -> {
          throw file.wrongSetting(
              LAYER, "%s has no matrix '%s'; leave the choice of a layer out", format, name);
        });
  }

  /** These options with the labels looked for in a folder, unless their path is absolute. */
  public ReadOptions below(Path folder) {
    return new ReadOptions(layer, genesInRows, labels.map(folder::resolve));
  }

  /** These options with another matrix. */
  public ReadOptions withLayer(String name) {
    return new ReadOptions(Optional.of(name), genesInRows, labels);
  }

  /** Refuses the choice of what is in rows for a format that says so itself. */
  void refuseRows(InputFile file, String format) {
    if (genesInRows.isPresent()) {
      throw file.wrongSetting(
          GENES_IN_ROWS, "%s says itself what its rows are; leave genes-in-rows out", format);
    }
  }

  /** These options for a table with a gene, or a cell, in each row. */
  public ReadOptions withGenesInRows(boolean genes) {
    return new ReadOptions(layer, Optional.of(genes), labels);
  }

  /** These options with a table of cell annotations. */
  public ReadOptions withLabels(Path table) {
    return new ReadOptions(layer, genesInRows, Optional.of(table));
  }
}
