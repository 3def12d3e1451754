package org.tunebench.app.builder;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.tunebench.app.shell.Background;
import org.tunebench.app.shell.FileKinds;
import org.tunebench.app.shell.Route;
import org.tunebench.app.shell.Sentences;
import org.tunebench.app.shell.Services;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.data.DataSummary;
import org.tunebench.engine.objective.ObjectiveType;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.PartKind;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.StudySummary;
import org.tunebench.engine.study.WarmStart;

/**
 * A study as it is being defined. After each change all of it is checked; each problem stands
 * beside its field, and the first of them is the reason why the search cannot start yet.
 */
public final class BuilderViewModel {
  private static final int FIRST_TRIALS = 100;

  private final Services services;
  private final Background background;
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
  private final ReadOnlyStringWrapper obstacle = new ReadOnlyStringWrapper(this, "obstacle", "");
  private final ReadOnlyBooleanWrapper starting = new ReadOnlyBooleanWrapper(this, "starting");
  private Optional<Configuration> givenBaseline = Optional.empty();
  private Path folder = Path.of("").toAbsolutePath();

  /** What only a study file can say, kept as it came. */
  private Optional<WarmStart> warmStart = Optional.empty();

  private boolean filling = true;

  /** The kind of the objective whose metrics are offered. */
  private String offered = "";

  private boolean dirty;
  private Runnable whenCreated = () -> {};

  /**
   * An empty definition with the default search space of the first kind of objective.
   *
   * @param probe reads how large the data of an objective is; called in the background
   * @param samplers what there is to choose, the default first
   * @param pruners what there is to choose, the default first
   * @param parallel how many trials at once a new study starts with
   */
  BuilderViewModel(
      Services services,
      Function<PartSpec, DataSummary> probe,
      List<PartKind> samplers,
      List<PartKind> pruners,
      int parallel) {
    this.services = services;
    this.background = new Background(services);
    Runnable changed = this::changed;
    name = new NameDraft(services.texts(), changed);
    objective = new ObjectiveDraft(services, probe, folder, this::objectiveChanged);
    space = new SpaceDraft(services.texts(), changed);
    metric = new MetricDraft(services.texts().get("Builder.Metric"), changed);
    sampler = new PartDraft(samplers, changed);
    pruner = new PartDraft(pruners, changed);
    budget = new BudgetDraft(services.texts(), changed);
    devices = new DevicesDraft(services.texts(), changed);
    baseline.addListener((was, old, now) -> changed());
    budget.preset(new Budget(FIRST_TRIALS).withParallel(parallel), 0);
    spaces = new SpaceMemory(space);
    spaces.offer(defaultSpace());
    offerMetrics();
    filling = false;
    check();
    readNames();
    background.run(services.engine()::devices, devices::offer, never -> {}, () -> {});
  }

  private String text(String key) {
    return services.texts().get(key);
  }

  private ObjectiveType type() {
    return services.engine().objectives().get(objective.kind());
  }

  private void readNames() {
    background.run(
        () -> services.engine().repository().summaries().stream().map(StudySummary::name).toList(),
        names -> {
          name.taken(names);
          fill(this::proposeName);
          check();
        },
        never -> {},
        () -> {});
  }

  /** Fills fields; all of it is checked afterwards, once. */
  private void fill(Runnable filler) {
    filling = true;
    filler.run();
    filling = false;
  }

  /** Starts from a data file. */
  void fillFromData(Path file) {
    fill(
        () -> {
          objective.fillFromData(file);
          offerMetrics();
          spaces.offer(defaultSpace());
          proposeName();
        });
    filled();
  }

  /**
   * Starts from a definition.
   *
   * @param from the folder that relative paths in it start from
   */
  void fill(StudySpec spec, Path from) {
    folder = from;
    fill(
        () -> {
          name.preset(spec.name());
          objective.preset(spec.objective(), from);
          offered = objective.kind();
          spaces.offer(defaultSpace());
          metric.offer(type().metrics(spec.objective()));
          metric.preset(spec.metric());
          space.preset(spec.space());
          sampler.preset(spec.sampler());
          pruner.preset(spec.pruner());
          budget.preset(spec.budget(), spec.seed());
          warmStart = spec.warmStart();
          devices.preset(spec.devices());
          givenBaseline = spec.baseline();
          baseline.set(spec.baseline().isPresent());
        });
    filled();
  }

  private void filled() {
    dirty = true;
    objective.data().probe();
    check();
  }

  private void objectiveChanged() {
    if (!filling) {
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
  private Optional<SearchSpace> defaultSpace() {
    try {
      return Optional.of(type().defaultSpace(objective.roughly()));
    } catch (WrongInputException wrong) {
      return Optional.empty();
    }
  }

  private void proposeName() {
    name.propose(objective.proposedName());
  }

  private void changed() {
    if (!filling) {
      dirty = true;
      check();
    }
  }

  private void check() {
    name.recheck();
    objective.recheck();
    space.recheck();
    sampler.recheck();
    pruner.recheck();
    budget.fields().forEach(InputField::reread);
    canBaseline.set(space.space().flatMap(this::baselineIn).isPresent());
    obstacle.set(firstProblem().or(this::engineSays).orElse(""));
  }

  private Optional<Configuration> baselineIn(SearchSpace within) {
    Optional<Configuration> given = givenBaseline.filter(within::contains);
    return given.isPresent()
        ? given
        : type().defaultConfiguration(objective.objective().orElse(objective.roughly()), within);
  }

  private Optional<String> firstProblem() {
    return objective
        .problem()
        .or(() -> problemOf(List.of(name.field())))
        .or(space::problem)
        .or(() -> problemOf(metric.fields()))
        .or(() -> sampler.firstProblem().map(s -> text("Builder.Sampler") + ": " + s))
        .or(() -> pruner.firstProblem().map(s -> text("Builder.Pruner") + ": " + s))
        .or(() -> problemOf(budget.fields()))
        .or(() -> problemOf(devices.fields()));
  }

  private static Optional<String> problemOf(List<InputField<?>> fields) {
    return fields.stream()
        .filter(field -> !field.problemProperty().get().isEmpty())
        .findFirst()
        .map(field -> field.label() + ": " + field.problemProperty().get());
  }

  private Optional<String> engineSays() {
    try {
      services.engine().check(spec());
      return Optional.empty();
    } catch (WrongInputException wrong) {
      attach(wrong);
      return firstProblem().or(() -> Optional.of(Sentences.of(wrong)));
    }
  }

  /** Shows what is wrong beside the field that it names. */
  private void attach(WrongInputException wrong) {
    String[] path = wrong.field().split("\\.");
    String last = path[path.length - 1];
    switch (path[0]) {
      case "name" -> refuse(Optional.of(name.field()), wrong);
      case "objective" -> objective.attach(wrong, field -> refuse(Optional.of(field), wrong));
      case "space" -> space.attach(wrong);
      case "sampler" -> sampler.attach(wrong);
      case "pruner" -> pruner.attach(wrong);
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

  private StudySpec spec() {
    SearchSpace within = space.space().orElseThrow();
    PartSpec chosen = objective.objective().orElseThrow();
    return new StudySpec(
        name.field().value().orElseThrow(),
        chosen,
        metric.spec(type().monitor(chosen).name()),
        within,
        sampler.part().orElseThrow(),
        pruner.part().orElseThrow(),
        budget.budget(),
        devices.devices(),
        budget.seed().value().orElseThrow(),
        baseline.get() ? baselineIn(within) : Optional.empty(),
        warmStart);
  }

  /** Creates the study, starts it and leads to its page. What is refused stands at its field. */
  public void start() {
    if (starting.get() || !obstacle.get().isEmpty()) {
      return;
    }
    starting.set(true);
    StudySpec spec = spec();
    Path from = folder;
    background.run(
        () -> services.engine().start(services.engine().create(spec, from).id()).id(),
        this::created,
        this::refused,
        () -> starting.set(false));
  }

  private void created(long study) {
    dirty = false;
    whenCreated.run();
    services.navigator().show(new Route.StudyPage(study));
  }

  private void refused(WrongInputException wrong) {
    attach(wrong);
    obstacle.set(firstProblem().orElse(Sentences.of(wrong)));
    services.dialogs().error(text("Builder.Refused"), Sentences.of(wrong));
  }

  /** Asks for a data file. */
  public void chooseData() {
    services
        .dialogs()
        .openFile(text("Shell.OpenData.title"), FileKinds.data(services.texts()))
        .ifPresent(
            file -> objective.data().file().textProperty().set(file.toAbsolutePath().toString()));
  }

  /** Goes back to the default search space, if the person agrees to lose the present one. */
  public void resetSpace() {
    boolean sure =
        services
            .dialogs()
            .confirm(
                text("Builder.Reset.heading"),
                text("Builder.Reset.sentence"),
                text("Builder.Reset.action"));
    if (sure) {
      defaultSpace().ifPresent(space::preset);
    }
  }

  /** What to do once the study is there. */
  void whenCreated(Runnable listener) {
    whenCreated = listener;
  }

  /** Whether the person has put something in that would be lost. */
  boolean isDirty() {
    return dirty;
  }

  InputField<String> name() {
    return name.field();
  }

  ObjectiveDraft objective() {
    return objective;
  }

  DataDraft data() {
    return objective.data();
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

  /** Why the search cannot start yet, one sentence; empty when it can. */
  public ReadOnlyStringProperty obstacleProperty() {
    return obstacle.getReadOnlyProperty();
  }

  /** Whether the study is being created. */
  public ReadOnlyBooleanProperty startingProperty() {
    return starting.getReadOnlyProperty();
  }

  /** Whether the search can start now. */
  public BooleanBinding canStart() {
    return obstacle.isEmpty().and(starting.not());
  }
}
