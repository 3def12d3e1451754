package org.tunebench.app.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.data.DataSummary;
import org.tunebench.engine.data.DatasetNames;
import org.tunebench.engine.data.DatasetSummary;
import org.tunebench.engine.data.ReadOptions;
import org.tunebench.engine.data.SampleReader;
import org.tunebench.engine.data.SamplesSummary;
import org.tunebench.engine.objective.classifier.ClassifierObjectiveType;
import org.tunebench.engine.objective.scvi.ScviObjectiveType;
import org.tunebench.engine.study.PartSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Says what is in a data file, before a study is made on it. */
@Command(
    name = "data",
    description = "Says what is in a data file: counts for scvi, samples for classifier.",
    mixinStandardHelpOptions = true)
final class DataCommand implements Callable<Integer> {
  @ParentCommand private TunebenchCommand root;

  @Parameters(paramLabel = "FILE", description = "a data file or its folder")
  private Path file;

  @Option(
      names = "--for",
      paramLabel = "scvi|classifier",
      completionCandidates = Candidates.Objectives.class,
      description = "how to read it; as it looks unless given")
  private String kind;

  @Mixin private CountsOptions counts;

  @Option(
      names = "--class",
      paramLabel = "COLUMN",
      description = "the column of a table that holds the class; the last unless given")
  private String classColumn;

  @Mixin private ShownAs as;

  @Override
  public Integer call() {
    boolean json = as.isJson();
    DataSummary summary = summary();
    if (json) {
      DataOutput.write(root.console(), out -> DataJson.write(summary, out));
    } else {
      print(summary);
    }
    return ExitCodes.DONE;
  }

  private void print(DataSummary summary) {
    PrintStream out = root.console().out();
    if (summary instanceof DatasetSummary counts) {
      print(counts, out);
      printNames(counts, out);
    } else {
      print((SamplesSummary) summary, out);
    }
    DataOutput.requireTaken(out);
  }

  private DataSummary summary() {
    if (kind != null) {
      return read(kind);
    }
    if (classColumn != null || SampleReader.looksLikeImages(file)) {
      return read(ClassifierObjectiveType.KIND);
    }
    try {
      return read(ScviObjectiveType.KIND);
    } catch (WrongInputException noCounts) {
      try {
        return read(ClassifierObjectiveType.KIND);
      } catch (WrongInputException noSamples) {
        throw noCounts;
      }
    }
  }

  private DataSummary read(String by) {
    PartSpec objective = new PartSpec(by).with("dataset", file.toAbsolutePath().toString());
    if (by.equals(ScviObjectiveType.KIND)) {
      objective = ScviObjectiveType.reading(objective, counts.options());
    }
    if (classColumn != null) {
      objective = objective.with("class", classColumn);
    }
    try {
      return root.environment()
          .backend()
          .objectives()
          .get(by)
          .summary(objective, Path.of("").toAbsolutePath())
          .orElseThrow(
              () -> new WrongInputException("--for", "must be scvi or classifier, not " + by));
    } catch (WrongInputException e) {
      if (e.field().equals("objective." + by + "." + ReadOptions.LAYER)) {
        throw new WrongInputException("--" + ReadOptions.LAYER, e.getMessage(), e);
      }
      // The field is one of a study file, and there is none here.
      throw e.field().startsWith("objective." + by)
          ? new WrongInputException("", e.getMessage(), e)
          : e;
    }
  }

  private static void print(DatasetSummary counts, PrintStream out) {
    line(out, "counts", text("%d cells × %d genes", counts.cells(), counts.genes()));
    line(out, "sum", text("%.0f", counts.totalCount()));
    line(out, "zeros", text("%.1f%%", 100 * (1 - counts.nonZeroShare())));
    line(
        out,
        "a cell",
        text(
            "%.0f to %.0f counts, quartiles %.0f, %.0f, %.0f",
            counts.smallestCell(),
            counts.largestCell(),
            counts.lowerCell(),
            counts.medianCell(),
            counts.upperCell()));
    line(
        out,
        "empty",
        text(
            "%d cells, which training leaves out; %d genes",
            counts.emptyCells(), counts.emptyGenes()));
  }

  /** By its names a person sees that it was read the right way round, and what keys can name. */
  private static void printNames(DatasetSummary counts, PrintStream out) {
    DatasetNames names = counts.names();
    line(out, "cells", some(names.cells(), counts.cells()));
    line(out, "genes", some(names.genes(), counts.genes()));
    String columns =
        names.columns().entrySet().stream()
            .map(column -> text("%s (%d)", column.getKey(), column.getValue()))
            .collect(Collectors.joining(", "));
    line(out, "columns", columns.isEmpty() ? "none that sorts cells into categories" : columns);
    if (!names.layers().isEmpty()) {
      line(out, "layers", String.join(", ", names.layers()));
    }
  }

  private static String some(List<String> first, int all) {
    return String.join(", ", first) + (first.size() < all ? ", …" : "");
  }

  private static void print(SamplesSummary samples, PrintStream out) {
    line(out, "samples", text("%d with %d features", samples.samples(), samples.features()));
    line(
        out,
        "classes",
        text(
            "%d, of %d to %d samples",
            samples.classes().size(), samples.smallestClass(), samples.largestClass()));
    line(
        out,
        "test",
        samples.testSamples() > 0
            ? text("%d more samples in files of their own", samples.testSamples())
            : "a share of the samples");
    if (samples.indexColumns() > 0) {
      line(
          out,
          "index",
          text(
              "%s without a title, which training leaves out",
              samples.indexColumns() == 1
                  ? "the first column"
                  : text("the first %d columns", samples.indexColumns())));
    }
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private static void line(PrintStream out, String name, String value) {
    out.println(text("%-8s %s", name, value));
  }
}
