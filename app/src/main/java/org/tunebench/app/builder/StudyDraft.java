package org.tunebench.app.builder;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.tunebench.app.shell.Sentences;
import org.tunebench.app.shell.Services;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.data.DataGuess;
import org.tunebench.engine.data.DataSummary;
import org.tunebench.engine.objective.ObjectiveType;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.PartKind;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.WarmStart;

/** All parts of a study that is being defined, and what they come to together. */
final class StudyDraft {
  private static final int FIRST_TRIALS = 100;
  private static final String UNNAMED = "new-study";

  private final Services services;
  private final Runnable changed;
  private final NameDraft name;
  private final ObjectiveDraft objective;
  private final SpaceDraft space;
  private final SpaceMemory spaces;
  private final MetricDraft metric;
  private final PartDraft sampler;
  private final PartDraft pruner;
  private final BudgetDraft budget;
  private final DevicesDraft devices;
  private final BooleanProperty baseline = new SimpleBooleanProperty(this, "baseline", true);
  private final ReadOnlyBooleanWrapper canBaseline =
      new ReadOnlyBooleanWrapper(this, "canBaseline");
  private Optional<Configuration> givenBaseline = Optional.empty();
  private Path folder = Path.of("").toAbsolutePath();

  /** What only a study file can say, kept as it came. */
  private Optional<WarmStart> warmStart = Optional.empty();

  private boolean filling = true;

  /** The kind of the objective whose metrics are offered. */
  private String offered = "";

  /**
   * An empty definition with the default search space of the first kind of objective.
   *
   * @param probe reads how large a data file is; called in the background
   * @param parallel how many trials at once it starts with
   * @param changed is told after each change that the person made
   */
  StudyDraft(
      Services services,
      Function<PartSpec, DataSummary> probe,
      List<PartKind> samplers,
      List<PartKind> pruners,
      int parallel,
      Runnable changed) {
    this.services = services;
    this.changed = changed;
    Runnable told = this::changed;
    name = new NameDraft(services.texts(), told);
    objective = new ObjectiveDraft(services, probe, folder, this::objectiveChanged);
    space = new SpaceDraft(services.texts(), told);
    metric = new MetricDraft(services.texts().get("Builder.Metric"), told);
    sampler = new PartDraft(samplers, told);
    pruner = new PartDraft(pruners, told);
    budget = new BudgetDraft(services.texts(), told);
    devices = new DevicesDraft(services.texts(), told);
    baseline.addListener((was, old, now) -> changed());
    budget.preset(new Budget(FIRST_TRIALS).withParallel(parallel), 0);
    spaces = new SpaceMemory(space);
    spaces.offer(defaultSpace());
    offerMetrics();
    filling = false;
  }

  private String text(String key) {
    return services.texts().get(key);
  }

  private ObjectiveType type() {
    return services.engine().objectives().get(objective.kind());
  }

  /** Fills fields without telling of each change. */
  void fill(Runnable filler) {
    boolean within = filling;
    filling = true;
    filler.run();
    filling = within;
  }

  private void changed() {
    if (!filling) {
      changed.run();
    }
  }

  private void objectiveChanged() {
    if (!filling) {
      if (!offered.equals(objective.kind())) {
        objective.choose();
      }
      fill(
          () -> {
            proposeName();
            offerMetrics();
            spaces.offer(defaultSpace());
          });
      objective.data().probe();
    }
    changed();
  }

  private void offerMetrics() {
    if (!offered.equals(objective.kind())) {
      offered = objective.kind();
      metric.offer(type().metrics(objective.roughly()));
    }
  }

  /** The space that the objective is usually searched in; none while its settings are wrong. */
  Optional<SearchSpace> defaultSpace() {
    try {
      return Optional.of(type().defaultSpace(objective.roughly()));
    } catch (WrongInputException wrong) {
      return Optional.empty();
    }
  }

  /** Proposes a name after the data, unless the person gave one. */
  void proposeName() {
    name.propose(objective.proposedName());
  }

  /** Starts from a data file. */
  void fillFromData(Path file) {
    fill(
        () -> {
          objective.data().file().preset(file.toAbsolutePath().toString());
          proposeName();
        });
  }

  /** Changes to the objective that trains on what the data file most likely holds. */
  void follow(DataGuess guess) {
    fill(
        () -> {
          objective.follow(guess);
          offerMetrics();
          spaces.offer(defaultSpace());
          proposeName();
        });
  }

  /**
   * Takes a whole definition over.
   *
   * @param from the folder that relative paths in it start from
   */
  void preset(StudySpec spec, Path from) {
    folder = from;
    name.preset(spec.name());
    objective.preset(spec.objective(), from);
    objective.choose();
    offered = objective.kind();
    spaces.offer(defaultSpace());
    metric.offer(type().metrics(spec.objective()));
    metric.preset(spec.metric());
    if (!space.space().filter(spec.space()::equals).isPresent()) {
      space.preset(spec.space());
    }
    sampler.preset(spec.sampler());
    pruner.preset(spec.pruner());
    budget.preset(spec.budget(), spec.seed());
    warmStart = spec.warmStart();
    devices.preset(spec.devices(), spec.cluster());
    givenBaseline = spec.baseline();
    baseline.set(spec.baseline().isPresent());
  }

  /** All that undo goes back to. */
  DraftCells cells() {
    DraftCells cells = new DraftCells();
    cells.value("folder", () -> folder, was -> folder = was);
    cells.group("objective", objective::save, this::restoreObjective);
    cells.group("name", name::save, name::restore);
    cells.value("offered", spaces::offered, spaces::restore);
    cells.group("metric", metric::save, metric::restore);
    cells.group("space", space::save, space::restore);
    cells.group("sampler", sampler::save, sampler::restore);
    cells.group("pruner", pruner::save, pruner::restore);
    for (InputField<?> field : budget.fields()) {
      cells.text("budget " + field.label(), field);
    }
    cells.value("stopping", budget::stopping, budget::restoreStopping);
    cells.group("places", devices.places()::save, devices.places()::restore);
    cells.value("devices", devices::chosenHere, devices::restore);
    cells.value("baseline", baseline::get, baseline::set);
    cells.value("given baseline", () -> givenBaseline, was -> givenBaseline = was);
    cells.value("warm start", () -> warmStart, was -> warmStart = was);
    return cells;
  }

  private void restoreObjective(Map<String, Object> was) {
    objective.restore(was);
    offerMetrics();
  }

  /** Looks at everything again; what others said is forgotten. */
  void recheck() {
    name.recheck();
    objective.recheck();
    space.recheck();
    sampler.recheck();
    pruner.recheck();
    devices.places().recheck();
    budget.fields().forEach(InputField::reread);
    canBaseline.set(space.space().flatMap(this::baselineIn).isPresent());
  }

  private Optional<Configuration> baselineIn(SearchSpace within) {
    Optional<Configuration> given = givenBaseline.filter(within::contains);
    return given.isPresent()
        ? given
        : type().defaultConfiguration(objective.objective().orElse(objective.roughly()), within);
  }

  /** The first thing that is wrong, in the order of the screen, or empty. */
  Optional<String> firstProblem() {
    return objective
        .problem()
        .or(() -> problemOf(List.of(name.field())))
        .or(space::problem)
        .or(() -> problemOf(metric.fields()))
        .or(() -> sampler.firstProblem().map(s -> text("Builder.Sampler") + ": " + s))
        .or(() -> pruner.firstProblem().map(s -> text("Builder.Pruner") + ": " + s))
        .or(() -> problemOf(budget.fields()))
        .or(() -> problemOf(devices.fields()))
        .or(() -> devices.places().firstProblem().map(s -> text("Builder.Devices") + ": " + s));
  }

  private static Optional<String> problemOf(List<InputField<?>> fields) {
    return fields.stream()
        .filter(field -> !field.problemProperty().get().isEmpty())
        .findFirst()
        .map(field -> field.label() + ": " + field.problemProperty().get());
  }

  /** Shows what is wrong beside the field that it names. */
  void attach(WrongInputException wrong) {
    String[] path = wrong.field().split("\\.");
    String last = path[path.length - 1];
    switch (path[0]) {
      case "name" -> refuse(Optional.of(name.field()), wrong);
      case "objective" -> objective.attach(wrong, field -> refuse(Optional.of(field), wrong));
      case "space" -> space.attach(wrong);
      case "sampler" -> sampler.attach(wrong);
      case "pruner" -> pruner.attach(wrong);
      case "devices" -> devices.places().attach(wrong);
      default -> refuse(budget.field(last), wrong);
    }
  }

  private static void refuse(Optional<InputField<?>> field, WrongInputException wrong) {
    field.ifPresent(
        found -> {
          found.refuse(Sentences.beside(wrong));
          found.touch();
        });
  }

  /** Whether there is a definition: every part of it can be read. */
  boolean isWhole() {
    return name.field().value().isPresent()
        && objective.objective().isPresent()
        && space.space().isPresent()
        && sampler.part().isPresent()
        && pruner.part().isPresent()
        && budget.seed().value().isPresent();
  }

  /** The definition; it {@link #isWhole()}. */
  StudySpec spec() {
    return spec(name.field().value().orElseThrow(), objective.objective().orElseThrow());
  }

  private StudySpec spec(String called, PartSpec chosen) {
    SearchSpace within = space.space().orElseThrow();
    return new StudySpec(
        called,
        chosen,
        metric.spec(type().monitor(chosen).name()),
        within,
        sampler.part().orElseThrow(),
        pruner.part().orElseThrow(),
        budget.budget(),
        devices.devices(),
        budget.seed().value().orElseThrow(),
        baseline.get() ? baselineIn(within) : Optional.empty(),
        warmStart,
        devices.cluster());
  }

  /**
   * The definition as far as it is: one without data or name yet has a stand-in for them. Empty
   * while something else is wrong.
   */
  Optional<StudySpec> sketch() {
    boolean rest =
        space.space().isPresent()
            && problemOf(metric.fields()).isEmpty()
            && sampler.part().isPresent()
            && pruner.part().isPresent()
            && problemOf(budget.fields()).isEmpty()
            && problemOf(devices.fields()).isEmpty()
            && devices.places().part().isPresent();
    if (!rest) {
      return Optional.empty();
    }
    try {
      PartSpec chosen = objective.objective().orElse(objective.roughly());
      return Optional.of(spec(name.field().value().orElse(UNNAMED), chosen));
    } catch (WrongInputException wrong) {
      return Optional.empty();
    }
  }

  /** The folder that relative paths start from. */
  Path folder() {
    return folder;
  }

  NameDraft name() {
    return name;
  }

  ObjectiveDraft objective() {
    return objective;
  }

  SpaceDraft space() {
    return space;
  }

  MetricDraft metric() {
    return metric;
  }

  PartDraft sampler() {
    return sampler;
  }

  PartDraft pruner() {
    return pruner;
  }

  BudgetDraft budget() {
    return budget;
  }

  DevicesDraft devices() {
    return devices;
  }

  /** Whether the default configuration is tried first. */
  BooleanProperty baselineProperty() {
    return baseline;
  }

  /** Whether there is a default configuration in this space. */
  ReadOnlyBooleanProperty canBaselineProperty() {
    return canBaseline.getReadOnlyProperty();
  }
}
