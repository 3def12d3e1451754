package org.tunebench.app.builder;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.tunebench.app.field.InputField;
import org.tunebench.app.shell.Services;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.data.DataGuess;
import org.tunebench.engine.data.DataSummary;
import org.tunebench.engine.objective.ObjectiveType;
import org.tunebench.engine.objective.imported.ImportedStudies;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.FirstTrials;
import org.tunebench.engine.study.PartKind;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.StudySpec;

/** All parts of a study that is being defined, and what they come to together. */
final class StudyDraft {
  private static final SearchSpace ANY_SPACE =
      new SearchSpace(List.of(new Parameter("any", new IntRange(1, 2))));

  private static final int FIRST_TRIALS = 100;

  private final Services services;
  private final Runnable changed;
  private final StudyParts parts;
  private final SpaceMemory spaces;
  private final PrunerEpochs epochs;
  private final PrunerAdvice advice;
  private final ObjectProperty<Path> folder =
      new SimpleObjectProperty<>(this, "folder", Path.of("").toAbsolutePath());

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
    parts =
        new StudyParts(
            services, probe, folder(), samplers, pruners, this::changed, this::objectiveChanged);
    parts.budget().preset(new Budget(FIRST_TRIALS).withParallel(parallel), 0);
    spaces = new SpaceMemory(parts.space());
    ObjectiveEpochs ofTrials =
        new ObjectiveEpochs(services.engine().objectives(), parts.objective());
    epochs = new PrunerEpochs(ofTrials, parts.pruner());
    advice = new PrunerAdvice(services.texts(), parts.pruner(), ofTrials);
    spaces.offer(defaultSpace());
    offerMetrics();
    filling = false;
  }

  private ObjectiveType type() {
    return services.engine().objectives().get(parts.objective().kind());
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
      fill(epochs::follow);
      changed.run();
    }
  }

  private void objectiveChanged() {
    if (!filling) {
      if (!offered.equals(parts.objective().kind())) {
        parts.objective().choose();
      }
      fill(
          () -> {
            proposeName();
            offerMetrics();
            if (spaces.offer(defaultSpace())) {
              tellPutAside();
            }
          });
      parts.objective().data().probe();
    }
    changed();
  }

  /** What somebody made is not taken off the screen without a word. */
  private void tellPutAside() {
    String now = parts.objective().kindProperty().get().label();
    services.dialogs().notice(services.texts().get("Builder.Space.putAside", now));
  }

  private void offerMetrics() {
    if (!offered.equals(parts.objective().kind())) {
      offered = parts.objective().kind();
      parts.metric().offer(type().metrics(parts.objective().roughly()));
    }
  }

  /** The space that the objective is usually searched in; none while its settings are wrong. */
  Optional<SearchSpace> defaultSpace() {
    try {
      return Optional.of(type().defaultSpace(parts.objective().roughly()));
    } catch (WrongInputException wrong) {
      return Optional.empty();
    }
  }

  /** Proposes a name after the data, unless the person gave one. */
  void proposeName() {
    parts.name().propose(parts.objective().proposedName());
  }

  /** Starts from a data file. */
  void fillFromData(Path file) {
    fill(
        () -> {
          parts.objective().data().file().preset(file.toAbsolutePath().toString());
          proposeName();
        });
  }

  /** Starts from a script that is to be run where it lies. */
  void fillFromScript(Path script) {
    fill(
        () -> {
          parts.objective().fillFromScript(script.toAbsolutePath());
          parts.objective().choose();
          offerMetrics();
          spaces.follow(defaultSpace());
          proposeName();
        });
  }

  /** Changes to the objective that trains on what the data file most likely holds. */
  void follow(DataGuess guess) {
    fill(
        () -> {
          parts.objective().follow(guess);
          offerMetrics();
          spaces.follow(defaultSpace());
          proposeName();
        });
  }

  /**
   * Starts from a definition. One whose trials were imported does not say how they came about:
   * whatever it cannot know is as in any new study, and a command is what most likely ran them.
   *
   * @param from the folder that relative paths in it start from
   */
  void begin(StudySpec spec, Path from) {
    preset(ImportedStudies.isOne(spec) ? asInAnyNew(spec) : spec, from);
  }

  private StudySpec asInAnyNew(StudySpec imported) {
    return new StudySpec(
        imported.name(),
        new PartSpec(ObjectiveKinds.COMMAND),
        imported.metric(),
        imported.space(),
        parts.sampler().part().orElseThrow(),
        parts.pruner().part().orElseThrow(),
        parts.budget().budget(),
        List.of(),
        parts.budget().seed().value().orElseThrow(),
        imported.first(),
        Optional.empty());
  }

  /**
   * Takes a whole definition over.
   *
   * @param from the folder that relative paths in it start from
   */
  void preset(StudySpec spec, Path from) {
    preset(spec, from, parts.space()::preset);
  }

  private void preset(StudySpec spec, Path from, Consumer<SearchSpace> space) {
    folder.set(from);
    parts.name().preset(spec.name());
    parts.objective().preset(spec.objective(), from);
    parts.objective().choose();
    offered = parts.objective().kind();
    spaces.offer(defaultSpace());
    parts.metric().offer(type().metrics(spec.objective()));
    parts.metric().preset(spec.metric());
    if (!parts.space().space().filter(spec.space()::equals).isPresent()) {
      space.accept(spec.space());
    }
    parts.sampler().preset(spec.sampler());
    parts.pruner().preset(spec.pruner());
    parts.budget().preset(spec.budget(), spec.seed());
    parts.warmStart().preset(spec.warmStart());
    parts.devices().preset(spec.devices(), spec.cluster());
    parts.first().preset(spec.first(), usual(spec.objective(), spec.space()));
  }

  /** Takes over what the text beside the form says; a name that it does not say is missing. */
  void preset(Sketch said) {
    SearchSpace before = spaces.offered();
    // What is unfinished of another objective's space was put aside with that.
    preset(
        said.spec(),
        folder(),
        space -> {
          if (Objects.equals(before, spaces.offered())) {
            parts.space().follow(space);
          } else {
            parts.space().preset(space);
          }
        });
    if (!said.named()) {
      parts.name().clear();
    }
  }

  /** All that undo goes back to. */
  DraftCells cells() {
    DraftCells cells = new DraftCells();
    cells.value("folder", folder::get, folder::set);
    cells.group("objective", parts.objective()::save, this::restoreObjective);
    cells.group("name", parts.name()::save, parts.name()::restore);
    cells.value("offered", spaces::offered, spaces::restore);
    cells.group("metric", parts.metric()::save, parts.metric()::restore);
    cells.group("space", parts.space()::save, parts.space()::restore);
    cells.group("sampler", parts.sampler()::save, parts.sampler()::restore);
    cells.group("pruner", parts.pruner()::save, parts.pruner()::restore);
    for (InputField<?> field : parts.budget().fields()) {
      cells.text("budget " + field.label(), field);
    }
    cells.group("places", parts.devices().places()::save, parts.devices().places()::restore);
    cells.value("devices", parts.devices()::chosenHere, parts.devices()::restore);
    cells.group("first", parts.first()::save, parts.first()::restore);
    cells.group("warm start", parts.warmStart()::save, parts.warmStart()::restore);
    return cells;
  }

  private void restoreObjective(Map<String, Object> was) {
    parts.objective().restore(was);
    offerMetrics();
  }

  /** Looks at everything again; what others said is forgotten. */
  void recheck() {
    parts.recheck();
    epochs.look();
    advice.update();
    PartSpec objective = parts.objective().objective().orElse(parts.objective().roughly());
    parts.first().recheck(parts.space().space(), within -> usual(objective, within));
  }

  private Optional<Configuration> usual(PartSpec objective, SearchSpace within) {
    return type().defaultConfiguration(objective, within);
  }

  /** What one had rather know of the pruner. */
  PrunerAdvice advice() {
    return advice;
  }

  /** The definition, or empty while {@link StudyParts#firstProblem()} names something. */
  Optional<StudySpec> spec() {
    return parts.firstProblem().isPresent()
        ? Optional.empty()
        : Optional.of(
            spec(
                parts.name().field().value().orElseThrow(),
                parts.objective().objective().orElseThrow()));
  }

  private StudySpec spec(String called, PartSpec chosen) {
    SearchSpace within = parts.space().space().orElseThrow();
    FirstTrials first = parts.first().firstTrials(within, parts.warmStart().warmStart());
    return spec(called, chosen, within, first);
  }

  private StudySpec spec(String called, PartSpec chosen, SearchSpace within, FirstTrials first) {
    return new StudySpec(
        called,
        chosen,
        parts.metric().spec(type().monitor(chosen).name()),
        within,
        parts.sampler().part().orElseThrow(),
        parts.pruner().part().orElseThrow(),
        parts.budget().budget(),
        parts.devices().devices(),
        parts.budget().seed().value().orElseThrow(),
        first,
        parts.devices().cluster());
  }

  /**
   * The definition as far as it is: name and objective as they were typed, right or wrong. Empty
   * while something else is wrong.
   */
  Optional<Sketch> sketch() {
    if (parts.firstProblemOfSearch().isPresent()) {
      return Optional.empty();
    }
    String called = parts.name().field().textProperty().get().strip();
    try {
      StudySpec now = spec(Sketch.nameOr(called), parts.objective().asTyped());
      return Optional.of(new Sketch(now, !called.isEmpty()));
    } catch (WrongInputException wrong) {
      return Optional.empty();
    }
  }

  /**
   * The definition as the engine can check it already, whatever is wrong with its name, or its
   * objective, of which no more counts then than can be told. Empty while something else is wrong.
   */
  Optional<StudySpec> checkable() {
    return sketch()
        .map(Sketch::spec)
        .map(
            now ->
                parts.objective().problem().isPresent()
                    ? now.withObjective(parts.objective().roughly())
                    : now);
  }

  /**
   * The definition with another space in place of its own: what the engine says of it counts where
   * it does not go by that. Empty unless the space alone is wrong.
   */
  Optional<StudySpec> besideTheSpace() {
    if (!parts.isWrongInSpaceAlone()) {
      return Optional.empty();
    }
    String called = Sketch.nameOr(parts.name().field().textProperty().get().strip());
    try {
      FirstTrials none = new FirstTrials(Optional.empty(), List.of(), Optional.empty());
      return Optional.of(spec(called, parts.objective().roughly(), ANY_SPACE, none));
    } catch (WrongInputException wrong) {
      return Optional.empty();
    }
  }

  /** The study file as far as there is one, with what is missing as comments. */
  String unfinished() {
    String usual = type().monitor(parts.objective().roughly()).name();
    return UnfinishedText.of(parts, usual, services.texts());
  }

  /** Gives the folder that relative paths of what is typed from now on start from. */
  void startFrom(Path from) {
    folder.set(from);
  }

  /** The folder that relative paths start from. */
  Path folder() {
    return folder.get();
  }

  /** The folder that relative paths start from. */
  ReadOnlyObjectProperty<Path> folderProperty() {
    return folder;
  }

  /** The parts of the definition. */
  StudyParts parts() {
    return parts;
  }
}
