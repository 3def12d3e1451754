package org.tunebench.engine.objective.scvi;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.data.CellAnnotation;
import org.tunebench.engine.data.DataReader;
import org.tunebench.engine.data.Dataset;
import org.tunebench.engine.data.DatasetSummary;
import org.tunebench.engine.data.GeneSelection;
import org.tunebench.engine.data.NamedParts;
import org.tunebench.engine.data.Pin;
import org.tunebench.engine.data.ReadOptions;
import org.tunebench.engine.data.SimulatedCounts;
import org.tunebench.engine.study.Settings;

/**
 * The settings that say which counts a model sees.
 *
 * @param dataset path of the counts, or {@link #DEMO}
 * @param options which matrix, what is in rows and where labels are, where the file leaves a choice
 * @param genes how many genes of the highest standard deviation to keep, or empty for all
 * @param batchKey the column that holds the experimental batch of each cell, or empty for one batch
 * @param labelsKey the column that holds the label of each cell, or empty for one label
 * @param fingerprint what the counts have to be; empty where the study has just begun
 */
record DataSettings(
    String dataset,
    ReadOptions options,
    Optional<Integer> genes,
    Optional<String> batchKey,
    Optional<String> labelsKey,
    Optional<String> fingerprint) {

  /** The setting that names the data. */
  static final String DATASET = "dataset";

  /** The setting that names the matrix of a file with several. */
  static final String LAYER = ReadOptions.LAYER;

  /** The setting that says what is in the rows of a table. */
  static final String GENES_IN_ROWS = ReadOptions.GENES_IN_ROWS;

  /** The setting that names the table of the cells' annotations. */
  static final String LABELS = ReadOptions.LABELS;

  /** The setting that names the column of the batches. */
  static final String BATCH_KEY = "batch-key";

  /** The setting that names the column of the labels. */
  static final String LABELS_KEY = "labels-key";

  /** The dataset that needs no file: simulated counts. */
  static final String DEMO = ScviObjectiveType.DEMO;

  private static final int MOST_GENES = 1_000_000;

  static DataSettings read(Settings settings) {
    String dataset =
        settings
            .text(DATASET)
            .filter(text -> !text.isBlank())
            .orElseThrow(
                () ->
                    settings.missing(
                        DATASET, "the path of a count matrix, or demo for simulated counts"));
    return new DataSettings(
        dataset,
        options(settings),
        settings.has("genes")
            ? Optional.of(settings.integer("genes", 0, Dataset.MIN_GENES, MOST_GENES))
            : Optional.empty(),
        settings.text(BATCH_KEY).filter(key -> !key.isBlank()),
        settings.text(LABELS_KEY).filter(key -> !key.isBlank()),
        settings.text(Pin.SETTING));
  }

  /** What a file of counts leaves to choose. */
  static ReadOptions options(Settings settings) {
    Optional<Boolean> genesInRows =
        settings.has(GENES_IN_ROWS)
            ? Optional.of(settings.flag(GENES_IN_ROWS, false))
            : Optional.empty();
    return new ReadOptions(
        settings.text(LAYER),
        genesInRows,
        settings.text(LABELS).filter(path -> !path.isBlank()).map(DataSettings::path));
  }

  /** Writes what {@link #options} reads. */
  static void put(Map<String, Object> settings, ReadOptions options) {
    options.layer().ifPresent(layer -> settings.put(LAYER, layer));
    options.genesInRows().ifPresent(genes -> settings.put(GENES_IN_ROWS, genes));
    options.labels().ifPresent(labels -> settings.put(LABELS, labels.toString()));
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new WrongInputException(field(LABELS), "'%s' is no path".formatted(text), e);
    }
  }

  boolean isDemo() {
    return dataset.equals(DEMO);
  }

  /** Whether the data has what a dispersion depends on. */
  void requireGroupsFor(Dispersion dispersion) {
    if (dispersion == Dispersion.GENE_BATCH && batchKey.isEmpty()) {
      throw noKey(BATCH_KEY, "batch", dispersion);
    }
    if (dispersion == Dispersion.GENE_LABEL && labelsKey.isEmpty()) {
      throw noKey(LABELS_KEY, "label", dispersion);
    }
  }

  private static WrongInputException noKey(String key, String what, Dispersion dispersion) {
    return new WrongInputException(
        field(key),
        "is missing: the dispersion %s needs the column that holds each cell's %s"
            .formatted(dispersion.word(), what));
  }

  private static String field(String setting) {
    return "objective.scvi." + setting;
  }

  /**
   * Reads the counts, keeps the genes and finds the columns.
   *
   * @param folder that a relative path starts from
   */
  CellData load(Path folder) {
    Dataset kept = keptGenes(read(folder));
    CellData data =
        new CellData(kept, column(BATCH_KEY, batchKey, kept), column(LABELS_KEY, labelsKey, kept));
    return within(
        DATASET,
        () -> {
          fingerprint.ifPresent(known -> Pin.requireSame(dataset, known, data.fingerprint()));
          return data;
        });
  }

  private Dataset keptGenes(Dataset read) {
    return genes
        .map(n -> within("genes", () -> GeneSelection.topByStandardDeviation(n).apply(read)))
        .orElse(read);
  }

  private Dataset read(Path folder) {
    return isDemo()
        ? SimulatedCounts.DEMO.generate()
        : within(DATASET, () -> GeneSelection.withoutEmptyCells(whole(folder)));
  }

  /** How large the counts are, before cells and genes are left out. */
  DatasetSummary summary(Path folder) {
    return isDemo()
        ? DatasetSummary.of(SimulatedCounts.DEMO.generate(), List.of())
        : within(DATASET, () -> DatasetSummary.of(whole(folder), parts(folder).layers()));
  }

  /**
   * What the data has for the settings that name a part of it.
   *
   * @param folder that a relative path starts from
   */
  Map<String, List<String>> offers(Path folder) {
    NamedParts parts =
        isDemo()
            ? NamedParts.of(SimulatedCounts.DEMO.generate())
            : within(DATASET, () -> parts(folder));
    return Map.of(LAYER, parts.layers(), BATCH_KEY, parts.columns(), LABELS_KEY, parts.columns());
  }

  private static Optional<CellAnnotation> column(
      String setting, Optional<String> key, Dataset dataset) {
    return key.map(name -> within(setting, () -> CellData.column(dataset, name)));
  }

  private NamedParts parts(Path folder) {
    return at(folder, DataReader::parts);
  }

  private Dataset whole(Path folder) {
    return at(folder, DataReader::read);
  }

  private <T> T at(Path folder, BiFunction<Path, ReadOptions, T> reading) {
    try {
      return reading.apply(folder.resolve(dataset), options.below(folder));
    } catch (InvalidPathException e) {
      throw new WrongInputException("", "'%s' is no path".formatted(dataset), e);
    }
  }

  /** Names the setting in what is refused: this one, unless it is about another. */
  static <T> T within(String setting, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (WrongInputException e) {
      String about = e.field().isEmpty() ? setting : e.field();
      throw new WrongInputException(field(about), e.getMessage(), e);
    }
  }
}
