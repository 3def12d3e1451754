package org.tunebench.app.builder;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.tunebench.app.field.InputField;
import org.tunebench.app.shell.Background;
import org.tunebench.app.shell.FileKinds;
import org.tunebench.app.shell.Sentences;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.StudyFileSaving;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.data.DataGuess;
import org.tunebench.engine.data.DataSummary;
import org.tunebench.engine.study.PartKind;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.StudySummary;
import org.tunebench.engine.studyfile.StudyFile;
import org.tunebench.engine.studyfile.StudyFiles;

/**
 * A study as it is being defined. After each change all of it is checked; each problem stands
 * beside its field, and the first of them is the reason why the search cannot start yet.
 */
public final class BuilderViewModel {
  /** What messages call the text beside the form. */
  private static final String TEXT = "study file";

  private final Services services;
  private final Background background;
  private final StudyDraft draft;
  private final DraftCells cells;
  private final DraftHistory history;
  private final StudyText text;
  private final PythonPaste paste;
  private final BudgetMeaning meaning;
  private final StudyLaunch launch;
  private final ReadOnlyStringWrapper obstacle = new ReadOnlyStringWrapper(this, "obstacle", "");
  private final DraftMemory memory;
  private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper(this, "dirty");
  private boolean isLeft;
  private Runnable whenCreated = () -> {};
  private Consumer<KeptDraft> keeper = kept -> {};

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
    draft = new StudyDraft(services, probe, samplers, pruners, parallel, this::changed);
    cells = draft.cells();
    history = new DraftHistory(services.clock());
    paste = new PythonPaste(services.texts(), space());
    meaning = new BudgetMeaning(services, draft.parts());
    launch = new StudyLaunch(services, this::created, wrong -> obstacle.set(attach(wrong)));
    text = new StudyText(this::parse, this::edited, launch::comesFromElsewhere);
    data().whenGuessed(this::guessed);
    data().whenRefused(() -> check(text::follow));
    memory = new DraftMemory(draft, cells, text, paste, launch);
    check(text::show);
    history.begin(cells.save());
    text.textProperty().addListener((was, old, now) -> textTyped());
    text.problemProperty().addListener((was, old, now) -> textTyped());
    paste.textProperty().addListener((was, old, now) -> pasted(now));
    readNames();
    background.run(
        services.engine()::devices,
        found -> amend(() -> devices().offer(found)),
        never -> {},
        () -> {});
  }

  private void readNames() {
    background.run(
        () -> services.engine().repository().summaries().stream().map(StudySummary::name).toList(),
        names -> {
          draft.parts().name().taken(names);
          draft.parts().warmStart().offer(names);
          amend(draft::proposeName);
        },
        never -> {},
        () -> {});
  }

  /** The person looks at it, perhaps again: by now there may be other studies. */
  void visit() {
    if (isLeft) {
      isLeft = false;
      launch.leadToStudy(true);
      readNames();
    }
  }

  /** The person looks at something else. */
  void leave() {
    isLeft = true;
    launch.leadToStudy(false);
  }

  /** A text that says no definition is all that there is of it: the form does not follow. */
  private void textTyped() {
    if (!text.problemProperty().get().isEmpty()) {
      dirty.set(true);
    }
    updateObstacle();
    keep();
  }

  private void pasted(String python) {
    if (!python.isEmpty()) {
      dirty.set(true);
    }
    keep();
  }

  private void keep() {
    if (dirty.get()) {
      keeper.accept(memory.save());
    }
  }

  /** What keeps the draft after each change that the person made. */
  void keepThrough(Consumer<KeptDraft> through) {
    keeper = through;
  }

  /** Goes on with what was made of a draft before. */
  void takeUp(KeptDraft kept) {
    dirty.set(true);
    fill(() -> memory.takeUpDefinition(kept, this::parse));
    memory.choose(kept);
    fill(() -> memory.takeUpFields(kept));
    memory.takeUpTexts(kept);
    text.tell(List.of(services.texts().get("Builder.Revived")));
    history.begin(cells.save());
  }

  /** Changes something that no person did: undo does not stop at it. */
  private void amend(Runnable change) {
    fill(change, text::follow);
    history.amend(cells.save());
  }

  /** Changes fields together; what is then wrong is said in the same step. */
  private void fill(Runnable change) {
    fill(change, text::show);
  }

  private void fill(Runnable change, Consumer<Optional<Sketch>> shown) {
    draft.fill(change);
    data().probe();
    check(shown);
  }

  /** Starts from a data file. */
  void fillFromData(Path file) {
    dirty.set(true);
    fill(() -> draft.fillFromData(file));
    history.begin(cells.save());
  }

  /**
   * Starts from a definition.
   *
   * @param from the folder that relative paths in it start from
   * @param isForeign whether it may come from anybody
   */
  void fill(StudySpec spec, Path from, boolean isForeign) {
    dirty.set(true);
    if (isForeign) {
      launch.comesFromElsewhere();
    }
    fill(() -> draft.begin(spec, from));
    history.begin(cells.save());
  }

  /** The data chooses the objective until the person has chosen one. */
  private void guessed(DataGuess guess) {
    if (objective().wouldFollow(guess)) {
      dirty.set(true);
      amend(() -> draft.follow(guess));
    }
  }

  private StudyFile parse(String content) {
    return StudyFiles.parse(content, TEXT, services.engine().objectives());
  }

  /** The text beside the form says something else now. */
  private void edited(Sketch said) {
    dirty.set(true);
    fill(() -> draft.preset(said));
    history.record(cells.save());
  }

  private void changed() {
    dirty.set(true);
    check(text::show);
    history.record(cells.save());
  }

  /**
   * @param shown takes over what the form says, as text
   */
  private void check(Consumer<Optional<Sketch>> shown) {
    draft.recheck();
    // What the engine refuses is nevertheless what the form says.
    shown.accept(draft.sketch());
    updateObstacle();
    meaning.update();
    keep();
  }

  /** What the text says counts, too: the search that starts is the one that the person sees. */
  private void updateObstacle() {
    String wrongText = text.problemProperty().get();
    obstacle.set(
        wrongText.isEmpty()
            ? draft.parts().firstProblem().or(this::engineSays).orElse("")
            : wrongText);
  }

  private Optional<String> engineSays() {
    try {
      services.engine().check(draft.spec().orElseThrow());
      return Optional.empty();
    } catch (WrongInputException wrong) {
      return Optional.of(attach(wrong));
    }
  }

  /** Shows what others say is wrong at its field, and gives the sentence for the whole. */
  private String attach(WrongInputException wrong) {
    draft.parts().attach(wrong);
    return draft.parts().firstProblem().orElse(Sentences.of(wrong));
  }

  /** Goes back to how the definition was before the last change. */
  public void undo() {
    history.undo().ifPresent(this::restore);
  }

  /** Takes the last {@link #undo} back. */
  public void redo() {
    history.redo().ifPresent(this::restore);
  }

  private void restore(Map<String, Object> state) {
    dirty.set(true);
    fill(() -> cells.restore(state));
    // What cannot be as it was, such as a device that is gone, is no new step.
    history.amend(cells.save());
  }

  /** Creates the study, starts it and leads to its page. What is refused stands at its field. */
  public void start() {
    if (canStart().get()) {
      draft.spec().ifPresent(spec -> launch.start(spec, draft.folder()));
    }
  }

  private void created() {
    dirty.set(false);
    whenCreated.run();
  }

  /** Asks for a file and writes the definition to it; one that says none yet is refused. */
  void saveFile() {
    Optional<Sketch> said = draft.sketch().flatMap(form -> text.said());
    if (said.isEmpty()) {
      services.dialogs().error(services.texts().get("Shell.SaveStudyFile.failed"), obstacle.get());
      return;
    }
    Sketch now = said.get();
    String typed = text.textProperty().get();
    new StudyFileSaving(services)
        .ask(
            now.spec(),
            draft.folder(),
            spec -> spec.equals(now.spec()) ? typed : new Sketch(spec, now.named()).text());
  }

  /** Asks for a data file. */
  public void chooseData() {
    services
        .dialogs()
        .openFile(services.texts().get("Shell.OpenData.title"), FileKinds.data(services.texts()))
        .ifPresent(file -> data().file().textProperty().set(file.toAbsolutePath().toString()));
  }

  /** The spaces to start from for the chosen objective, the usual one first. */
  List<SpaceTemplate> templates() {
    return SpaceTemplate.of(objective().kind(), draft.defaultSpace());
  }

  /** What to do once the study is there. */
  void whenCreated(Runnable listener) {
    whenCreated = listener;
  }

  /** Whether the person has put something in that would be lost. */
  boolean isDirty() {
    return dirty.get();
  }

  /** Whether the person has put something in that would be lost. */
  ReadOnlyBooleanProperty dirtyProperty() {
    return dirty.getReadOnlyProperty();
  }

  /** The definition as text. */
  StudyText text() {
    return text;
  }

  /** A place to paste a search space in Python. */
  PythonPaste paste() {
    return paste;
  }

  /** What the budget comes to, or empty. */
  ReadOnlyStringProperty meaningProperty() {
    return meaning.textProperty();
  }

  /** Whether there is something to undo. */
  ReadOnlyBooleanProperty canUndoProperty() {
    return history.canUndoProperty();
  }

  /** Whether there is something to do again. */
  ReadOnlyBooleanProperty canRedoProperty() {
    return history.canRedoProperty();
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
    return obstacle.getReadOnlyProperty();
  }

  /** Whether the study is being created. */
  public ReadOnlyBooleanProperty startingProperty() {
    return launch.startingProperty();
  }

  /** Whether the search can start now. */
  public BooleanBinding canStart() {
    return obstacle.isEmpty().and(startingProperty().not());
  }
}
