package org.tunebench.app.builder;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.tunebench.app.shell.Background;
import org.tunebench.app.shell.FileKinds;
import org.tunebench.app.shell.Route;
import org.tunebench.app.shell.Sentences;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.data.DataGuess;
import org.tunebench.engine.data.DataSummary;
import org.tunebench.engine.study.PartKind;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.StudySummary;
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
  private final ReadOnlyStringWrapper obstacle = new ReadOnlyStringWrapper(this, "obstacle", "");
  private final ReadOnlyBooleanWrapper starting = new ReadOnlyBooleanWrapper(this, "starting");
  private boolean dirty;

  /** Whether the definition came from elsewhere and nothing of it has been run yet. */
  private boolean isForeign;

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
    draft = new StudyDraft(services, probe, samplers, pruners, parallel, this::changed);
    cells = draft.cells();
    history = new DraftHistory(services.clock());
    text = new StudyText(this::parse, this::edited);
    paste = new PythonPaste(services.texts(), draft.space());
    meaning = new BudgetMeaning(services, draft);
    data().whenGuessed(this::guessed);
    data().whenRefused(this::check);
    check();
    history.begin(cells.save());
    readNames();
    background.run(
        services.engine()::devices,
        found -> amend(() -> draft.devices().offer(found)),
        never -> {},
        () -> {});
  }

  private void readNames() {
    background.run(
        () -> services.engine().repository().summaries().stream().map(StudySummary::name).toList(),
        names -> {
          draft.name().taken(names);
          amend(draft::proposeName);
          check();
        },
        never -> {},
        () -> {});
  }

  /** Changes something that no person did: undo does not stop at it. */
  private void amend(Runnable change) {
    draft.fill(change);
    history.amend(cells.save());
  }

  /** Starts from a data file. */
  void fillFromData(Path file) {
    draft.fillFromData(file);
    filled();
    history.begin(cells.save());
  }

  /**
   * Starts from a definition.
   *
   * @param from the folder that relative paths in it start from
   */
  void fill(StudySpec spec, Path from) {
    draft.fill(() -> draft.preset(spec, from));
    isForeign = true;
    filled();
    history.begin(cells.save());
  }

  private void filled() {
    dirty = true;
    draft.objective().data().probe();
    check();
  }

  /** The data chooses the objective until the person has chosen one. */
  private void guessed(DataGuess guess) {
    if (draft.objective().wouldFollow(guess)) {
      draft.follow(guess);
      history.amend(cells.save());
      filled();
    }
  }

  private StudySpec parse(String content) {
    return StudyFiles.parse(content, TEXT, services.engine().objectives()).spec();
  }

  /** The text beside the form says something else now. */
  private void edited(StudySpec spec) {
    draft.fill(() -> draft.preset(spec, draft.folder()));
    filled();
    history.record(cells.save());
  }

  private void changed() {
    dirty = true;
    check();
    history.record(cells.save());
  }

  private void check() {
    draft.recheck();
    obstacle.set(draft.firstProblem().or(this::engineSays).orElse(""));
    text.show(draft.sketch());
    meaning.update();
  }

  private Optional<String> engineSays() {
    try {
      services.engine().check(draft.spec());
      return Optional.empty();
    } catch (WrongInputException wrong) {
      draft.attach(wrong);
      return draft.firstProblem().or(() -> Optional.of(Sentences.of(wrong)));
    }
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
    draft.fill(() -> cells.restore(state));
    filled();
    // What cannot be as it was, such as a device that is gone, is no new step.
    history.amend(cells.save());
  }

  /** Creates the study, starts it and leads to its page. What is refused stands at its field. */
  public void start() {
    if (starting.get() || !obstacle.get().isEmpty()) {
      return;
    }
    if (!draft.isWhole()) {
      // What is wrong has just been typed, and is said in a moment.
      return;
    }
    StudySpec spec = draft.spec();
    if (isForeign && !accepts(spec)) {
      return;
    }
    isForeign = false;
    starting.set(true);
    Path from = draft.folder();
    background.run(
        () -> services.engine().start(services.engine().create(spec, from).id()).id(),
        this::created,
        this::refused,
        () -> starting.set(false));
  }

  /** Whether the person lets a definition that came from elsewhere run what it says. */
  private boolean accepts(StudySpec spec) {
    Texts texts = services.texts();
    return Consent.needed(spec)
        .map(
            words ->
                services
                    .dialogs()
                    .confirm(
                        texts.get("Builder.Consent.heading"),
                        texts.get("Builder.Consent.sentence", words),
                        texts.get("Builder.Consent.action")))
        .orElse(true);
  }

  private void created(long study) {
    dirty = false;
    whenCreated.run();
    services.navigator().show(new Route.StudyPage(study));
  }

  private void refused(WrongInputException wrong) {
    draft.attach(wrong);
    obstacle.set(draft.firstProblem().orElse(Sentences.of(wrong)));
    services.dialogs().error(services.texts().get("Builder.Refused"), Sentences.of(wrong));
  }

  /** Asks for a data file. */
  public void chooseData() {
    services
        .dialogs()
        .openFile(services.texts().get("Shell.OpenData.title"), FileKinds.data(services.texts()))
        .ifPresent(
            file ->
                draft
                    .objective()
                    .data()
                    .file()
                    .textProperty()
                    .set(file.toAbsolutePath().toString()));
  }

  /** The spaces to start from for the chosen objective, the usual one first. */
  List<SpaceTemplate> templates() {
    return SpaceTemplate.of(draft.objective().kind(), draft.defaultSpace());
  }

  /** What to do once the study is there. */
  void whenCreated(Runnable listener) {
    whenCreated = listener;
  }

  /** Whether the person has put something in that would be lost. */
  boolean isDirty() {
    return dirty;
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
    return draft.name().field();
  }

  ObjectiveDraft objective() {
    return draft.objective();
  }

  DataDraft data() {
    return draft.objective().data();
  }

  SpaceDraft space() {
    return draft.space();
  }

  MetricDraft metric() {
    return draft.metric();
  }

  PartDraft sampler() {
    return draft.sampler();
  }

  PartDraft pruner() {
    return draft.pruner();
  }

  BudgetDraft budget() {
    return draft.budget();
  }

  DevicesDraft devices() {
    return draft.devices();
  }

  /** Whether the default configuration is tried first. */
  BooleanProperty baselineProperty() {
    return draft.baselineProperty();
  }

  /** Whether there is a default configuration in this space. */
  ReadOnlyBooleanProperty canBaselineProperty() {
    return draft.canBaselineProperty();
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
