package org.tunebench.app.fake;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.objective.FinalModel;
import org.tunebench.engine.objective.ModelUse;
import org.tunebench.engine.objective.Objective;
import org.tunebench.engine.objective.ObjectiveType;
import org.tunebench.engine.objective.WorkerSetup;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.PartKind;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.Settings;

/** The scVI objective as screens see it, without a model. */
public final class FakeObjectiveType implements ObjectiveType {
  @Override
  public String kind() {
    return "scvi";
  }

  @Override
  public List<PartKind.Setting> settings() {
    return List.of(
        PartKind.Setting.text("dataset", "The counts."),
        PartKind.Setting.text("layer", "Where in the file the counts are."),
        PartKind.Setting.text("genes", "How many genes."),
        PartKind.Setting.integer("max-epochs", 1000, "Epochs at most."));
  }

  @Override
  public List<Metric> metrics(PartSpec objective) {
    return List.of(
        new Metric(
            "marginal_ll",
            "held-out marginal negative log-likelihood",
            Goal.MINIMIZE,
            "Importance-sampled negative log-likelihood of the held-out cells."),
        new Metric("elbo", "held-out negative ELBO", Goal.MINIMIZE, "Bound on the above."));
  }

  @Override
  public Set<String> withheld(PartSpec objective) {
    return Set.of("marginal_ll_unseen");
  }

  @Override
  public Metric monitor(PartSpec objective) {
    return new Metric("elbo", "held-out negative ELBO", Goal.MINIMIZE, "Reported each epoch.");
  }

  @Override
  public SearchSpace defaultSpace(PartSpec objective) {
    return FakeStudies.space();
  }

  @Override
  public Optional<Configuration> defaultConfiguration(PartSpec objective, SearchSpace space) {
    Map<String, Object> usual = FakeStudies.defaultConfiguration().values();
    if (space.size() == 1 && usual.containsKey(space.parameter(0).name())) {
      return Optional.of(space.configure(p -> usual.get(p.name())));
    }
    return space.equals(FakeStudies.space())
        ? Optional.of(FakeStudies.defaultConfiguration())
        : Optional.empty();
  }

  @Override
  public void check(PartSpec objective, SearchSpace space) {
    Settings settings = Settings.of("objective", objective);
    if (settings.text("dataset").filter(t -> !t.isBlank()).isEmpty()) {
      throw settings.missing("dataset", "a file of counts");
    }
    settings.integer("genes", 558, 1, 1_000_000);
    settings.integer("max-epochs", 1000, 1, 100_000);
  }

  @Override
  public void checkInputs(PartSpec objective, Path folder) {
    Path data = folder.resolve(String.valueOf(objective.settings().get("dataset")));
    if (!Files.isRegularFile(data)) {
      throw new WrongInputException("objective.scvi.dataset", "there is no file " + data);
    }
  }

  @Override
  public Optional<PartSpec> finalTraining(PartSpec objective, FinalModel wanted) {
    return Optional.of(objective);
  }

  @Override
  public Optional<PartSpec> usingModel(PartSpec objective, ModelUse use) {
    return Optional.of(objective);
  }

  @Override
  public Objective open(WorkerSetup setup) {
    throw new UnsupportedOperationException("no model here");
  }
}
