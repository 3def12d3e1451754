package org.tunebench.engine.objective.scvi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.data.CountMatrix;
import org.tunebench.engine.data.DataSummary;
import org.tunebench.engine.data.Pin;
import org.tunebench.engine.data.ReadOptions;
import org.tunebench.engine.objective.Extent;
import org.tunebench.engine.objective.FinalModel;
import org.tunebench.engine.objective.ModelUse;
import org.tunebench.engine.objective.Objective;
import org.tunebench.engine.objective.ObjectiveType;
import org.tunebench.engine.objective.WorkerSetup;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.PartKind;
import org.tunebench.engine.study.PartSpec;

/** Trains scVI models on a count matrix: {@code objective: {scvi: {dataset: cortex.h5ad}}}. */
public final class ScviObjectiveType implements ObjectiveType {
  /** The word of study files. */
  public static final String KIND = "scvi";

  /** The dataset that needs no file: {@code dataset: demo} means simulated counts. */
  public static final String DEMO = "demo";

  /** Bytes of a file that is read for no more than a line of a table. */
  private static final long LARGEST_TO_COUNT = 256L << 20;

  private static final Metric ELBO_TEST =
      new Metric(
          ScviMetrics.ELBO_TEST,
          "Held-out negative ELBO (nats per cell)",
          Goal.MINIMIZE,
          "Negative evidence lower bound of the held-out cells, one sample a cell.");

  private static final List<Metric> METRICS =
      List.of(
          new Metric(
              ScviMetrics.MARGINAL_LL,
              "Held-out negative marginal log-likelihood (nats per cell)",
              Goal.MINIMIZE,
              "Negative log-likelihood of the held-out cells, estimated by importance sampling."),
          new Metric(
              ScviMetrics.ELBO_TRAIN,
              "Negative ELBO of the training cells (nats per cell)",
              Goal.MINIMIZE,
              "Negative evidence lower bound of the cells trained on."),
          ELBO_TEST,
          new Metric(
              ScviMetrics.RECONSTRUCTION,
              "Held-out reconstruction error (nats per cell)",
              Goal.MINIMIZE,
              "Negative log-likelihood of the held-out cells given a sample of their latent"
                  + " variables."),
          new Metric(
              ScviMetrics.IMPUTATION_MEDIAN,
              "Imputation error (median over cells)",
              Goal.MINIMIZE,
              "How far the model is from counts that it was not shown, after training on without"
                  + " them: the median over cells of the median error of a cell."),
          new Metric(
              ScviMetrics.IMPUTATION_MEAN,
              "Imputation error (mean over cells)",
              Goal.MINIMIZE,
              "The mean over cells of the median error of a cell."));

  /** The objective that reads its counts so. */
  public static PartSpec reading(PartSpec objective, ReadOptions options) {
    Map<String, Object> settings = new LinkedHashMap<>(objective.settings());
    DataSettings.put(settings, options);
    return new PartSpec(objective.kind(), settings);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Optional<String> mainSetting() {
    return Optional.of("dataset");
  }

  @Override
  public List<PartKind.Setting> settings() {
    return ScviSettingList.all();
  }

  @Override
  public Set<String> fixing() {
    return Hyperparameters.names();
  }

  @Override
  public List<Metric> metrics(PartSpec objective) {
    return METRICS;
  }

  @Override
  public Metric monitor(PartSpec objective) {
    return ELBO_TEST;
  }

  @Override
  public Set<String> withheld(PartSpec objective) {
    return Set.of(ScviMetrics.MARGINAL_LL_UNSEEN);
  }

  /** The default search space of scVI's autotune. */
  @Override
  public SearchSpace defaultSpace(PartSpec objective) {
    return new SearchSpace(
        List.of(
            new Parameter("n_latent", new IntRange(5, 15)),
            new Parameter("n_hidden", Choice.of(64, 128, 256)),
            new Parameter("n_layers", new IntRange(1, 5)),
            new Parameter("dropout_rate", Choice.of(0.1, 0.3, 0.5, 0.7)),
            new Parameter("lr", Choice.of(0.01, 0.005, 0.001, 0.0005, 0.0001)),
            new Parameter("reconstruction_loss", Choice.of("zinb", "nb"))));
  }

  @Override
  public Optional<Configuration> defaultConfiguration(PartSpec objective, SearchSpace space) {
    boolean known =
        space.parameters().stream().allMatch(p -> Hyperparameters.names().contains(p.name()));
    Map<String, Object> usual = Hyperparameters.defaults(objective.settings());
    return known
        ? Optional.of(
            space.configure(
                parameter -> parameter.distribution().coerce(usual.get(parameter.name()))))
        : Optional.empty();
  }

  @Override
  public void check(PartSpec objective, SearchSpace space) {
    ScviSettings settings = ScviSettings.read(objective);
    Hyperparameters.requireAcceptable(space, settings.data());
  }

  @Override
  public PartSpec resolve(PartSpec objective, Path folder) {
    DataSettings data = ScviSettings.read(objective).data();
    if (data.isDemo()) {
      return objective;
    }
    PartSpec resolved =
        objective.with(DataSettings.DATASET, folder.resolve(data.dataset()).normalize().toString());
    return data.options()
        .below(folder)
        .labels()
        .map(labels -> resolved.with(DataSettings.LABELS, labels.normalize().toString()))
        .orElse(resolved);
  }

  @Override
  public PartSpec measuringEverything(PartSpec objective) {
    return objective.with(ScviSettings.IMPUTATION, true);
  }

  @Override
  public Optional<PartSpec> finalTraining(PartSpec objective, FinalModel wanted) {
    return Optional.of(BestModelJob.of(objective, wanted));
  }

  @Override
  public Optional<PartSpec> usingModel(PartSpec objective, ModelUse use) {
    DataSettings data = ScviSettings.read(objective).data();
    ApplyJob.Request request =
        new ApplyJob.Request(use.model(), data.dataset(), data.options(), use.output());
    return Optional.of(
        switch (use.kind()) {
          case LATENT -> ApplyJob.latent(request);
          case DENOISED -> ApplyJob.denoised(request, ApplyJob.Denoising.USUAL);
        });
  }

  @Override
  public void checkInputs(PartSpec objective, Path folder) {
    ScviSettings.read(objective).load(folder, 0);
  }

  @Override
  public OptionalInt epochs(PartSpec objective) {
    return OptionalInt.of(ScviSettings.read(objective).training().maxEpochs());
  }

  @Override
  public Extent extent(PartSpec objective) {
    ScviSettings settings = ScviSettings.read(objective);
    DataSettings data = settings.data();
    OptionalInt epochs = epochs(objective);
    try {
      if (data.isDemo() || isSmall(Path.of(data.dataset()))) {
        CountMatrix counts = data.load(Path.of("")).dataset().counts();
        return new Extent(OptionalInt.of(counts.cells()), OptionalInt.of(counts.genes()), epochs);
      }
    } catch (IOException | InvalidPathException | WrongInputException gone) {
      // The file may have been moved since: what the study found is still worth a table.
    }
    OptionalInt genes =
        data.genes().isPresent() ? OptionalInt.of(data.genes().get()) : OptionalInt.empty();
    return new Extent(OptionalInt.empty(), genes, epochs);
  }

  /** A folder's own size says nothing of its files'. */
  private static boolean isSmall(Path path) throws IOException {
    return Files.isRegularFile(path) && Files.size(path) <= LARGEST_TO_COUNT;
  }

  @Override
  public PartSpec pinned(PartSpec objective, Path folder) {
    ScviSettings settings = ScviSettings.read(objective);
    String found = settings.load(folder, 0).data().fingerprint();
    return settings.data().isDemo() ? objective : objective.with(Pin.SETTING, found);
  }

  @Override
  public Optional<DataSummary> summary(PartSpec objective, Path folder) {
    return Optional.of(ScviSettings.read(objective).data().summary(folder));
  }

  @Override
  public Map<String, List<String>> offers(PartSpec objective, Path folder) {
    return ScviSettings.read(objective).data().offers(folder);
  }

  @Override
  public Objective open(WorkerSetup setup) {
    return ScviObjective.open(setup);
  }
}
