package org.tunebench.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.data.DataSummary;
import org.tunebench.engine.data.DatasetNames;
import org.tunebench.engine.data.DatasetSummary;
import org.tunebench.engine.data.SamplesSummary;
import org.tunebench.engine.objective.FinalModel;
import org.tunebench.engine.objective.Objective;
import org.tunebench.engine.objective.ObjectiveType;
import org.tunebench.engine.objective.TrialContext;
import org.tunebench.engine.objective.TrialFailedException;
import org.tunebench.engine.objective.WorkerSetup;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.Settings;

/**
 * An objective of tests: {@code {fails: true}} lets every trial fail, {@code {waits: true}} keeps
 * it running until it is told to end, {@code {nan: true}} gives no number, {@code {reports: 3}}
 * reports the loss at so many steps and something else at the last, {@code {breaks: true}} is a
 * defect of the program.
 */
record QuickObjective(String kind) implements ObjectiveType {
  private static final Metric LOSS = new Metric("loss", "loss", Goal.MINIMIZE, "");

  @Override
  public List<Metric> metrics(PartSpec objective) {
    return List.of(LOSS);
  }

  @Override
  public Metric monitor(PartSpec objective) {
    return LOSS;
  }

  @Override
  public SearchSpace defaultSpace(PartSpec objective) {
    return new SearchSpace(List.of(new Parameter("x", new FloatRange(0, 1))));
  }

  @Override
  public Optional<Configuration> defaultConfiguration(PartSpec objective, SearchSpace space) {
    return Optional.of(new Configuration(Map.of("x", 0.25)));
  }

  @Override
  public void check(PartSpec objective, SearchSpace space) {
    if (Boolean.TRUE.equals(objective.settings().get("breaks"))) {
      throw new IllegalStateException("a defect");
    }
    Settings settings = Settings.of("objective", objective);
    settings.flag("fails", false);
    settings.flag("waits", false);
    settings.flag("nan", false);
    settings.integer("reports", 0, 0, 1000);
    if (kind.equals("quick")) {
      settings.refuseOthers();
    }
  }

  @Override
  public PartSpec measuringEverything(PartSpec objective) {
    return objective.with("everything", true);
  }

  @Override
  public Optional<PartSpec> finalTraining(PartSpec objective, FinalModel wanted) {
    return kind.equals("scvi")
        ? Optional.of(
            new PartSpec(
                WritingJob.KIND,
                Map.of("output", wanted.file().toString(), "epochs", wanted.epochs())))
        : Optional.empty();
  }

  /**
   * The same, whatever the file, which has no layer raw: counts for the one that is called scvi,
   * samples for others.
   */
  @Override
  public Optional<DataSummary> summary(PartSpec objective, Path folder) {
    if ("raw".equals(objective.settings().get("layer"))) {
      throw new WrongInputException("objective.scvi.layer", "there is no matrix 'raw'");
    }
    return Optional.of(
        kind.equals("scvi")
            ? new DatasetSummary(
                4,
                5,
                5,
                70,
                0,
                2,
                60,
                1,
                8,
                1,
                2,
                new DatasetNames(
                    List.of("AAAC", "AAAG"),
                    List.of("Tmx3"),
                    Map.of("batch", 2),
                    List.of("X", "counts")))
            : new SamplesSummary(5, 3, List.of("b", "a"), List.of(3, 2), 0));
  }

  @Override
  public void checkInputs(PartSpec objective, Path folder) {}

  @Override
  public Objective open(WorkerSetup setup) {
    return trial -> run(setup.objective().settings(), trial);
  }

  private static Map<String, Double> run(Map<String, Object> settings, TrialContext trial)
      throws InterruptedException {
    if (Boolean.TRUE.equals(settings.get("fails"))) {
      trial.log("It had no luck.");
      throw new TrialFailedException("no luck today");
    }
    for (int step = 1; Boolean.TRUE.equals(settings.get("waits")); step++) {
      trial.report(step, Map.of("loss", 1.0));
      if (trial.stopRequested()) {
        return Map.of();
      }
      Thread.onSpinWait();
    }
    long reports = (Long) settings.getOrDefault("reports", 0L);
    for (int step = 1; step <= reports; step++) {
      double loss = 1.0 / step;
      trial.report(
          step, step < reports ? Map.of("loss", loss) : Map.of("loss", loss, "extra", 1.0 * step));
    }
    double x = (Double) trial.configuration().get("x").orElseThrow();
    if (Boolean.TRUE.equals(settings.get("nan"))) {
      return Map.of("loss", Double.NaN);
    }
    return Boolean.TRUE.equals(settings.get("everything"))
        ? Map.of("loss", x, "extra", 10 * x)
        : Map.of("loss", x);
  }
}
