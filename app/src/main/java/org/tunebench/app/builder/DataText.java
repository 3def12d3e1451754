package org.tunebench.app.builder;

import java.util.ArrayList;
import java.util.List;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.data.DataSummary;
import org.tunebench.engine.data.DatasetNames;
import org.tunebench.engine.data.DatasetSummary;
import org.tunebench.engine.data.SamplesSummary;

/** Says what is in a data file, and what of it training leaves out. */
final class DataText {
  private static final int MOST_COLUMNS = 3;

  private DataText() {}

  static String of(DataSummary summary, Texts texts) {
    return String.join(
        " · ",
        summary instanceof DatasetSummary counts
            ? counts(counts, texts)
            : samples((SamplesSummary) summary, texts));
  }

  private static List<String> counts(DatasetSummary counts, Texts texts) {
    List<String> parts = new ArrayList<>();
    parts.add(texts.get("Builder.Data.summary", counts.cells(), counts.genes()));
    parts.add(texts.get("Builder.Data.zeros", Math.round(100 * (1 - counts.nonZeroShare()))));
    parts.add(
        texts.get(
            "Builder.Data.totals",
            counts.medianCell(),
            counts.smallestCell(),
            counts.largestCell()));
    addNames(counts.names(), parts, texts);
    if (counts.emptyCells() > 0) {
      parts.add(texts.get("Builder.Data.emptyCells", counts.emptyCells()));
    }
    if (counts.emptyGenes() > 0) {
      parts.add(texts.get("Builder.Data.emptyGenes", counts.emptyGenes()));
    }
    return parts;
  }

  /** By them a person sees that it was read the right way round. */
  private static void addNames(DatasetNames names, List<String> parts, Texts texts) {
    if (!names.cells().isEmpty() && !names.genes().isEmpty()) {
      parts.add(texts.get("Builder.Data.names", names.cells().get(0), names.genes().get(0)));
    }
    List<String> columns = List.copyOf(names.columns().keySet());
    if (!columns.isEmpty()) {
      List<String> some = columns.subList(0, Math.min(MOST_COLUMNS, columns.size()));
      String named = String.join(", ", some);
      parts.add(
          texts.get(
              "Builder.Data.columns",
              columns.size(),
              some.size() < columns.size() ? named + ", …" : named));
    }
    // An X alone is no choice; what a loom file names is one beside its own matrix.
    if (!names.layers().isEmpty() && !names.layers().equals(List.of("X"))) {
      parts.add(texts.get("Builder.Data.layers", String.join(", ", names.layers())));
    }
  }

  private static List<String> samples(SamplesSummary samples, Texts texts) {
    List<String> parts = new ArrayList<>();
    parts.add(texts.get("Builder.Data.samples", samples.samples(), samples.features()));
    parts.add(
        texts.get(
            "Builder.Data.classes",
            samples.classes().size(),
            samples.smallestClass(),
            samples.largestClass()));
    if (samples.testSamples() > 0) {
      parts.add(texts.get("Builder.Data.tests", samples.testSamples()));
    }
    if (samples.indexColumns() > 0) {
      parts.add(texts.get("Builder.Data.index", samples.indexColumns()));
    }
    return parts;
  }
}
