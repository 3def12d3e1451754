package org.tunebench.app.builder;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import org.tunebench.app.field.InputField;
import org.tunebench.app.shell.Background;
import org.tunebench.app.shell.FileKinds;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.StudyFileSaving;
import org.tunebench.engine.data.DataSummary;
import org.tunebench.engine.run.RunningStudy;
import org.tunebench.engine.study.PartKind;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.StudyRepository;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.StudySummary;

/**
 * A study as it is being defined: what the page shows of it, and what can be done with it. Each
 * problem stands beside its field, and the first of them is the reason why the search cannot start
 * yet.
 */
public final class BuilderViewModel {
  private final Services services;
  private final Background background;
  private final DraftChanges changes;
  private final StudyDraft draft;
  private boolean isLeft;
  private Consumer<Path> opener = this::useData;

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
    changes =
        new DraftChanges(
            services,
            changed -> new StudyDraft(services, probe, samplers, pruners, parallel, changed));
    draft = changes.draft();
    readNames();
    background.run(
        services.engine()::devices,
        found -> changes.amend(() -> devices().offer(found)),
        never -> {},
        () -> {});
  }

  private void readNames() {
    StudyRepository repository = services.engine().repository();
    background.run(
        () -> {
          List<StudySummary> studies = repository.summaries();
          List<WarmStartDraft.Earlier> earlier = WarmStartDraft.Earlier.of(repository, studies);
          Map<String, String> former = repository.formerNames();
          List<String> names = studies.stream().map(StudySummary::name).toList();
          return (Runnable)
              () -> {
                draft.parts().name().taken(names);
                draft.parts().warmStart().offer(names, earlier, former);
                draft.proposeName();
              };
        },
        changes::amend,
        never -> {},
        () -> {});
  }

  /** The person looks at it, perhaps again: by now there may be other studies. */
  void visit() {
    if (isLeft) {
      isLeft = false;
      changes.launch().leadToStudy(true);
      readNames();
      changes.lookAtScript();
    }
  }

  /** The person looks at something else. */
  void leave() {
    isLeft = true;
    changes.launch().leadToStudy(false);
  }

  /** What keeps the draft after each change that the person made. */
  void keepThrough(Consumer<KeptDraft> through) {
    changes.keepThrough(through);
  }

  /** Goes on with what was made of a draft before. */
  void takeUp(KeptDraft kept) {
    changes.takeUp(kept);
  }

  /** Starts from a data file. */
  void fillFromData(Path file) {
    changes.fillFromData(file);
  }

  /** Starts from a script that is to be run. */
  void fillFromScript(Path script) {
    changes.fillFromScript(script);
  }

  /**
   * Starts from a definition.
   *
   * @param from the folder that relative paths in it start from
   * @param isForeign whether it may come from anybody
   */
  void fill(StudySpec spec, Path from, boolean isForeign) {
    changes.fill(spec, from, isForeign);
  }

  /** Starts from a study file with errors: its text is to be mended, and the form waits for it. */
  void mend(Path file, String content) {
    changes.mend(file, content);
  }

  /** Goes back to how the definition was before the last change. */
  public void undo() {
    changes.undo();
  }

  /** Takes the last {@link #undo} back. */
  public void redo() {
    changes.redo();
  }

  /** Creates the study, starts it and leads to its page. What is refused stands at its field. */
  public void start() {
    start(services.engine()::start);
  }

  /** The same, but it pauses as soon as its first trial runs. */
  public void startWithOne() {
    start(services.engine()::startWithOne);
  }

  private void start(LongFunction<RunningStudy> how) {
    if (canStart().get()) {
      draft.spec().ifPresent(spec -> changes.launch().start(spec, draft.folder(), how));
    }
  }

  /** Asks for a file and writes the definition to it; one that says none yet is refused. */
  void saveFile() {
    Optional<Sketch> said = draft.sketch().flatMap(form -> text().said());
    if (said.isEmpty()) {
      services
          .dialogs()
          .error(services.texts().get("Shell.SaveStudyFile.failed"), obstacleProperty().get());
      return;
    }
    Sketch now = said.get();
    String typed = text().textProperty().get();
    new StudyFileSaving(services)
        .ask(
            now.spec(),
            draft.folder(),
            spec -> spec.equals(now.spec()) ? typed : new Sketch(spec, now.named()).text());
  }

  /** What opens a file that was chosen as data and is none: a study file, or a script. */
  void openThrough(Consumer<Path> through) {
    opener = through;
  }

  private void useData(Path file) {
    data().file().textProperty().set(file.toAbsolutePath().toString());
  }

  /** Asks for a data file. Who chose a study file or a script has said by it what they want. */
  public void chooseData() {
    services
        .dialogs()
        .openFile(services.texts().get("Shell.OpenData.title"), FileKinds.data(services.texts()))
        .ifPresent(
            file -> {
              if (FileKinds.isStudy(file) || FileKinds.isScript(file)) {
                opener.accept(file);
              } else {
                useData(file);
              }
            });
  }

  /** The spaces to start from for the chosen objective, the usual one first. */
  List<SpaceTemplate> templates() {
    return SpaceTemplate.of(objective().kind(), draft.defaultSpace());
  }

  /** What to do once the study is there. */
  void whenCreated(Runnable listener) {
    changes.whenCreated(listener);
  }

  /** Whether the person has put something in that would be lost. */
  boolean isDirty() {
    return dirtyProperty().get();
  }

  /** Whether the person has put something in that would be lost. */
  ReadOnlyBooleanProperty dirtyProperty() {
    return changes.dirtyProperty();
  }

  /** What the command names and the search space has not. */
  MissingParameters missing() {
    return changes.missing();
  }

  /** The parameters that the command does not pass on. */
  UnnamedParameters unnamed() {
    return changes.unnamed();
  }

  /** The options that the script of the command declares. */
  FoundOptions found() {
    return changes.found();
  }

  /** What one should know of the command before the search starts, though it can, or empty. */
  ReadOnlyStringProperty cautionProperty() {
    return changes.cautionProperty();
  }

  /** What of that stands beneath the command, or empty. */
  ReadOnlyStringProperty ofCommandProperty() {
    return changes.ofCommandProperty();
  }

  /** The folder that relative paths of the definition start from. */
  ReadOnlyObjectProperty<Path> folderProperty() {
    return draft.folderProperty();
  }

  /** Searches those of them that were chosen. */
  void addFound() {
    changes.addFound();
  }

  /** Asks for the folder that a command runs in. */
  void chooseFolder() {
    services
        .dialogs()
        .openFolder(services.texts().get("Builder.Folder.title"))
        .ifPresent(folder -> objective().useFolder(folder));
  }

  /** The definition as text. */
  StudyText text() {
    return changes.text();
  }

  /** A place to paste a search space in Python. */
  PythonPaste paste() {
    return changes.paste();
  }

  /** What the budget comes to, or empty. */
  ReadOnlyStringProperty meaningProperty() {
    return changes.meaning().textProperty();
  }

  /** What the pruner would do badly with trials of so many epochs, or empty. */
  ReadOnlyStringProperty prunerAdviceProperty() {
    return draft.advice().textProperty();
  }

  /** Whether there is something to undo. */
  ReadOnlyBooleanProperty canUndoProperty() {
    return changes.history().canUndoProperty();
  }

  /** Whether there is something to do again. */
  ReadOnlyBooleanProperty canRedoProperty() {
    return changes.history().canRedoProperty();
  }

  InputField<String> name() {
    return draft.parts().name().field();
  }

  ObjectiveDraft objective() {
    return draft.parts().objective();
  }

  /** How many epochs a trial has at most where nothing is typed, or empty where nobody knows. */
  Optional<String> usualEpochs() {
    return ObjectiveKinds.usualEpochs(services.engine().objectives().get(objective().kind()));
  }

  DataDraft data() {
    return draft.parts().objective().data();
  }

  SpaceDraft space() {
    return draft.parts().space();
  }

  MetricDraft metric() {
    return draft.parts().metric();
  }

  PartDraft sampler() {
    return draft.parts().sampler();
  }

  PartDraft pruner() {
    return draft.parts().pruner();
  }

  FirstTrialsDraft first() {
    return draft.parts().first();
  }

  WarmStartDraft warmStart() {
    return draft.parts().warmStart();
  }

  BudgetDraft budget() {
    return draft.parts().budget();
  }

  DevicesDraft devices() {
    return draft.parts().devices();
  }

  /** Why the search cannot start yet, one sentence; empty when it can. */
  public ReadOnlyStringProperty obstacleProperty() {
    return changes.obstacle().sentenceProperty();
  }

  /** What else keeps the search from starting, a sentence each. */
  public ReadOnlyObjectProperty<List<String>> furtherProperty() {
    return changes.obstacle().furtherProperty();
  }

  /** Whether the study is being created. */
  public ReadOnlyBooleanProperty startingProperty() {
    return changes.launch().startingProperty();
  }

  /** Whether the search can start now. */
  public BooleanBinding canStart() {
    return obstacleProperty().isEmpty().and(startingProperty().not());
  }
}
