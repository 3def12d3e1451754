package org.tunebench.engine.objective.scvi;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.data.CellAnnotation;
import org.tunebench.engine.data.CountMatrix;
import org.tunebench.engine.data.DataReader;
import org.tunebench.engine.data.Dataset;
import org.tunebench.engine.data.ReadOptions;
import org.tunebench.engine.data.SimulatedCounts;
import org.tunebench.engine.objective.Objective;
import org.tunebench.engine.objective.Opener;
import org.tunebench.engine.objective.TrialContext;
import org.tunebench.engine.objective.TrialFailedException;
import org.tunebench.engine.objective.WorkerSetup;
import org.tunebench.engine.objective.torch.LibTorch;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.Settings;

/** Applies a saved model to counts and writes what it says of them. */
public final class ApplyJob implements Opener {
  private static final String KIND = "scvi-apply";
  private static final int MOST_NAMED = 5;
  private static final double LARGEST_LIBRARY = 1e9;

  /** What the denoised values of a cell add up to where nothing else is asked for. */
  public static final double USUAL_LIBRARY = 10_000;

  /**
   * What is asked of a model.
   *
   * @param model its file
   * @param dataset the counts, or {@code demo}
   * @param options what the file of the counts leaves to choose
   * @param output the file to write, by its ending .csv, .csv.gz or .h5ad
   */
  public record Request(Path model, String dataset, ReadOptions options, Path output) {}

  /**
   * How values are denoised.
   *
   * @param library the library size that they are for, or empty for the one found for each cell
   * @param batch the experimental batch that all cells are decoded as, or empty for their own
   */
  public record Denoising(OptionalDouble library, Optional<String> batch) {
    /** As scanpy normalises counts: to 10,000 a cell, each in its own batch. */
    public static final Denoising USUAL =
        new Denoising(OptionalDouble.of(USUAL_LIBRARY), Optional.empty());
  }

  @Override
  public String kind() {
    return KIND;
  }

  /** What a worker opens to write the latent space. */
  public static PartSpec latent(Request request) {
    return new PartSpec(KIND, settings(request));
  }

  /** What a worker opens to write denoised values. */
  public static PartSpec denoised(Request request, Denoising how) {
    Map<String, Object> settings = settings(request);
    settings.put("denoise", true);
    how.library().ifPresent(size -> settings.put("library-size", size));
    how.batch().ifPresent(batch -> settings.put("as-batch", batch));
    return new PartSpec(KIND, settings);
  }

  private static Map<String, Object> settings(Request request) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("model", request.model().toAbsolutePath().toString());
    settings.put("dataset", request.dataset());
    DataSettings.put(settings, request.options());
    settings.put("output", request.output().toAbsolutePath().toString());
    return settings;
  }

  @Override
  public Objective open(WorkerSetup setup) {
    Settings settings = Settings.of("job", setup.objective());
    ModelOutput output = new ModelOutput(Path.of(settings.text("output").orElseThrow()));
    LibTorch.useIdleCores();
    String device = setup.device().equals("gpu") ? "cuda" : "cpu";
    AppliedModel model = AppliedModel.open(Path.of(settings.text("model").orElseThrow()), device);
    try {
      Dataset data = ofGenes(model.genes(), dataset(settings));
      if (!settings.flag("denoise", false)) {
        return new Application(model, data, () -> output.latent(model, data));
      }
      double size = settings.number("library-size", Double.NaN, Double.MIN_VALUE, LARGEST_LIBRARY);
      AppliedModel.Library library =
          new AppliedModel.Library(
              Double.isNaN(size) ? OptionalDouble.empty() : OptionalDouble.of(size));
      int[] batches = batches(model.saved().batches(), settings.text("as-batch"), data);
      return new Application(model, data, () -> output.denoised(model, data, batches, library));
    } catch (RuntimeException e) {
      model.close();
      throw e;
    }
  }

  private static Dataset dataset(Settings settings) {
    String named = settings.text("dataset").orElseThrow();
    if (named.equals(DataSettings.DEMO)) {
      return SimulatedCounts.DEMO.generate();
    }
    return DataReader.read(Path.of(named), DataSettings.options(settings));
  }

  /** All cells with the model's genes, in the model's order. */
  static Dataset ofGenes(List<String> genes, Dataset dataset) {
    CountMatrix counts = dataset.counts();
    Map<String, Integer> columns = new HashMap<>();
    for (String gene : counts.geneNames()) {
      columns.put(gene, columns.size());
    }
    List<String> missing = genes.stream().filter(gene -> !columns.containsKey(gene)).toList();
    if (!missing.isEmpty()) {
      throw new WrongInputException(
          "",
          "'%s' lacks %d of the model's %d genes: %s"
              .formatted(dataset.name(), missing.size(), genes.size(), some(missing)));
    }
    int[] cells = IntStream.range(0, counts.cells()).toArray();
    return dataset.select(cells, genes.stream().mapToInt(columns::get).toArray());
  }

  private static String some(List<String> names) {
    List<String> first = new ArrayList<>(names.subList(0, Math.min(MOST_NAMED, names.size())));
    if (names.size() > MOST_NAMED) {
      first.add("… (%d more)".formatted(names.size() - MOST_NAMED));
    }
    return String.join(", ", first);
  }

  /** The number of each cell's batch among those that the model knows. */
  static int[] batches(SavedModel.Groups known, Optional<String> asBatch, Dataset dataset) {
    int[] ofCell = new int[dataset.counts().cells()];
    if (known == null) {
      asBatch.ifPresent(
          batch -> {
            throw new WrongInputException(
                "--as-batch", "the model knows no batches; leave the option out");
          });
      return ofCell;
    }
    if (asBatch.isPresent()) {
      Arrays.fill(ofCell, number(known, asBatch.get()));
      return ofCell;
    }
    CellAnnotation column = CellData.column(dataset, known.key());
    int[] numbers =
        column.categories().stream().mapToInt(category -> number(known, category)).toArray();
    for (int cell = 0; cell < ofCell.length; cell++) {
      ofCell[cell] = numbers[column.code(cell)];
    }
    return ofCell;
  }

  private static int number(SavedModel.Groups known, String batch) {
    int number = known.categories().indexOf(batch);
    if (number < 0) {
      throw new WrongInputException(
          "",
          "the model does not know the batch '%s' of the column '%s'; it knows %s"
              .formatted(batch, known.key(), some(known.categories())));
    }
    return number;
  }

  /** The writing. */
  private interface Writing {
    void run() throws IOException;
  }

  /** The one trial. */
  private record Application(AppliedModel model, Dataset data, Writing writing)
      implements Objective {
    @Override
    public Map<String, Double> run(TrialContext trial) {
      try {
        writing.run();
        return Map.of("cells", (double) data.counts().cells());
      } catch (IOException e) {
        throw new TrialFailedException("the file cannot be written: " + e.getMessage(), e);
      }
    }

    @Override
    public void close() {
      model.close();
    }
  }
}
