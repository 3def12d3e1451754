package org.tunebench.app.builder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.tunebench.app.shell.Background;
import org.tunebench.app.shell.FileKinds;
import org.tunebench.app.shell.Route;
import org.tunebench.app.shell.Sentences;
import org.tunebench.app.shell.Services;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.compute.Device;
import org.tunebench.engine.objective.ObjectiveType;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.PartKind;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.StudySummary;

/**
 * A study as it is being defined. After each change all of it is checked; each problem stands
 * beside its field, and the first of them is the reason why the search cannot start yet.
 */
public final class BuilderViewModel {
  private static final int FIRST_TRIALS = 100;

  private final Services services;
  private final Background background;
  private final InputField<String> name;
  private final DataDraft data;
  private final SpaceDraft space;
  private final PartDraft sampler;
  private final PartDraft pruner;
  private final BudgetDraft budget;
  private final ObservableList<ObjectiveType.Metric> metrics = FXCollections.observableArrayList();
  private final ObjectProperty<ObjectiveType.Metric> metric =
      new SimpleObjectProperty<>(this, "metric");
  private final ObjectProperty<Goal> goal = new SimpleObjectProperty<>(this, "goal", Goal.MINIMIZE);
  private final BooleanProperty baseline = new SimpleBooleanProperty(this, "baseline", true);
  private final ReadOnlyBooleanWrapper canBaseline =
      new ReadOnlyBooleanWrapper(this, "canBaseline");
  private final ObservableList<DeviceChoice> devices = FXCollections.observableArrayList();
  private final ReadOnlyStringWrapper obstacle = new ReadOnlyStringWrapper(this, "obstacle", "");
  private final ReadOnlyBooleanWrapper starting = new ReadOnlyBooleanWrapper(this, "starting");
  private final Set<String> takenNames = new HashSet<>();
  private Optional<Configuration> givenBaseline = Optional.empty();
  private List<String> wantedDevices = List.of();
  private Path folder;
  private boolean filling;
  private boolean dirty;
  private boolean named;
  private Runnable whenCreated = () -> {};

  /**
   * An empty definition with the default search space of the first kind of objective.
   *
   * @param probe reads how large a data file is; called in the background
   * @param samplers what there is to choose, the default first
   * @param pruners what there is to choose, the default first
   * @param parallel how many trials at once a new study starts with
   */
  BuilderViewModel(
      Services services,
      Function<Path, DataSummary> probe,
      List<PartKind> samplers,
      List<PartKind> pruners,
      int parallel) {
    this.services = services;
    this.background = new Background(services);
    this.folder = Path.of("").toAbsolutePath();
    filling = true;
    Runnable changed = this::changed;
    PartSpec objective = new PartSpec(services.engine().objectives().all().get(0).kind());
    name = new InputField<>(text("Builder.Name"), Readers::studyName, this::nameTyped);
    data = new DataDraft(services, probe, objective, folder, this::dataTyped);
    space = new SpaceDraft(services.texts(), changed);
    sampler = new PartDraft(samplers, changed);
    pruner = new PartDraft(pruners, changed);
    budget = new BudgetDraft(services.texts(), changed);
    budget.preset(new Budget(FIRST_TRIALS).withParallel(parallel), 0);
    space.preset(type().defaultSpace(objective));
    fillMetrics(objective);
    metric.addListener((was, old, now) -> metricChosen(now));
    goal.addListener((was, old, now) -> changed());
    baseline.addListener((was, old, now) -> changed());
    filling = false;
    check();
    readNames();
    readDevices();
  }

  private String text(String key, Object... arguments) {
    return services.texts().get(key, arguments);
  }

  private ObjectiveType type() {
    return services.engine().objectives().get(data.kind());
  }

  private void fillMetrics(PartSpec objective) {
    metrics.setAll(type().metrics(objective));
    metric.set(metrics.isEmpty() ? null : metrics.get(0));
    if (metric.get() != null) {
      goal.set(metric.get().goal());
    }
  }

  private void metricChosen(ObjectiveType.Metric chosen) {
    if (chosen != null) {
      goal.set(chosen.goal());
    }
    changed();
  }

  private void readNames() {
    background.run(
        () ->
            services.engine().repository().summaries().stream()
                .map(StudySummary::name)
                .collect(Collectors.toSet()),
        names -> {
          takenNames.addAll(names);
          proposeName();
          check();
        },
        never -> {},
        () -> {});
  }

  private void readDevices() {
    background.run(services.engine()::devices, this::fillDevices, never -> {}, () -> {});
  }

  private void fillDevices(List<Device> found) {
    List<String> ids =
        new ArrayList<>(found.stream().filter(Device::usable).map(Device::id).toList());
    wantedDevices.stream().filter(id -> !ids.contains(id)).forEach(ids::add);
    devices.setAll(
        ids.stream()
            .map(id -> new DeviceChoice(id, label(id, found), wants(id), this::chosen))
            .toList());
  }

  private boolean wants(String id) {
    return wantedDevices.contains(id);
  }

  private static String label(String id, List<Device> found) {
    return found.stream()
        .filter(device -> device.id().equals(id))
        .map(device -> device.name() + " (" + id + ")")
        .findFirst()
        .orElse(id);
  }

  private void chosen() {
    wantedDevices =
        devices.stream().filter(d -> d.chosenProperty().get()).map(DeviceChoice::id).toList();
    changed();
  }

  /** Starts from a data file. */
  void fillFromData(Path file) {
    filling = true;
    data.file().preset(file.toAbsolutePath().toString());
    proposeName();
    filling = false;
    dirty = true;
    data.probe();
    check();
  }

  /**
   * Starts from a definition.
   *
   * @param from the folder that relative paths in it start from
   */
  void fill(StudySpec spec, Path from) {
    filling = true;
    folder = from;
    named = true;
    name.preset(spec.name());
    data.preset(spec.objective(), from);
    fillMetrics(spec.objective());
    presetMetric(spec.metric());
    space.preset(spec.space());
    sampler.preset(spec.sampler());
    pruner.preset(spec.pruner());
    budget.preset(spec.budget(), spec.seed());
    givenBaseline = spec.baseline();
    baseline.set(spec.baseline().isPresent());
    wantedDevices = spec.devices();
    readDevices();
    filling = false;
    dirty = true;
    data.probe();
    check();
  }

  private void presetMetric(MetricSpec given) {
    ObjectiveType.Metric known =
        metrics.stream().filter(m -> m.name().equals(given.name())).findFirst().orElse(null);
    if (known == null) {
      known = new ObjectiveType.Metric(given.name(), given.name(), given.goal(), "");
      metrics.add(known);
    }
    metric.set(known);
    goal.set(given.goal());
  }

  private void nameTyped() {
    if (!filling) {
      named = true;
    }
    changed();
  }

  private void dataTyped() {
    if (!filling) {
      proposeName();
      data.probe();
    }
    changed();
  }

  /** A name after the data file, as long as the person has given none. */
  private void proposeName() {
    if (named || data.file().value().isEmpty()) {
      return;
    }
    Path last = data.file().value().get().getFileName();
    String stem = last == null ? "" : last.toString().replaceFirst("(?<=.)\\..*$", "");
    if (!stem.isBlank()) {
      String free = stem.strip();
      for (int next = 2; takenNames.contains(free); next++) {
        free = stem.strip() + "-" + next;
      }
      name.preset(free);
      named = false;
    }
  }

  private void changed() {
    if (!filling) {
      dirty = true;
      check();
    }
  }

  private void check() {
    if (filling) {
      return;
    }
    name.reread();
    data.recheck();
    space.recheck();
    sampler.recheck();
    pruner.recheck();
    budget.fields().forEach(InputField::reread);
    refuseTakenName();
    checkBaseline();
    obstacle.set(firstProblem().or(this::engineSays).orElse(""));
  }

  private void refuseTakenName() {
    if (name.value().filter(takenNames::contains).isPresent()) {
      name.refuse(text("Builder.Name.taken"));
      name.touch();
    }
  }

  private void checkBaseline() {
    canBaseline.set(space.space().flatMap(this::baselineIn).isPresent());
  }

  private Optional<Configuration> baselineIn(SearchSpace within) {
    Optional<Configuration> given = givenBaseline.filter(within::contains);
    PartSpec objective = data.objective().orElse(new PartSpec(data.kind()));
    return given.isPresent() ? given : type().defaultConfiguration(objective, within);
  }

  private Optional<String> firstProblem() {
    List<InputField<?>> first = new ArrayList<>(data.fields());
    first.add(name);
    return problemOf(first)
        .or(space::problem)
        .or(() -> sampler.firstProblem().map(s -> text("Builder.Sampler") + ": " + s))
        .or(() -> pruner.firstProblem().map(s -> text("Builder.Pruner") + ": " + s))
        .or(() -> problemOf(budget.fields()));
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
      case "name" -> refuse(Optional.of(name), wrong);
      case "objective" -> refuse(data.field(last), wrong);
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
    PartSpec objective = data.objective().orElseThrow();
    return new StudySpec(
        name.value().orElseThrow(),
        objective,
        metricSpec(objective),
        within,
        sampler.part().orElseThrow(),
        pruner.part().orElseThrow(),
        budget.budget(),
        wantedDevices,
        budget.seed().value().orElseThrow(),
        baseline.get() ? baselineIn(within) : Optional.empty());
  }

  private MetricSpec metricSpec(PartSpec objective) {
    return new MetricSpec(metric.get().name(), goal.get(), type().monitor(objective).name());
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
        () -> {
          Study study = services.engine().create(spec, from);
          services.engine().start(study.id());
          return study.id();
        },
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
        .ifPresent(file -> data.file().textProperty().set(file.toAbsolutePath().toString()));
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
      space.preset(type().defaultSpace(data.objective().orElse(new PartSpec(data.kind()))));
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
    return name;
  }

  DataDraft data() {
    return data;
  }

  SpaceDraft space() {
    return space;
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

  /** The metrics that the objective gives. */
  ObservableList<ObjectiveType.Metric> metrics() {
    return metrics;
  }

  /** The metric that is optimised. */
  ObjectProperty<ObjectiveType.Metric> metricProperty() {
    return metric;
  }

  /** Whether less or more of it is better. */
  ObjectProperty<Goal> goalProperty() {
    return goal;
  }

  /** Whether the default configuration is tried first. */
  BooleanProperty baselineProperty() {
    return baseline;
  }

  /** Whether there is a default configuration in this space. */
  ReadOnlyBooleanProperty canBaselineProperty() {
    return canBaseline.getReadOnlyProperty();
  }

  /** The devices that the study can be tied to; none chosen means every GPU or else the CPU. */
  ObservableList<DeviceChoice> devices() {
    return devices;
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
