package org.tunebench.app.builder;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.tunebench.app.shell.Services;
import org.tunebench.engine.data.DataGuess;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.studyfile.StudyFile;
import org.tunebench.engine.studyfile.StudyFiles;
import org.tunebench.engine.studyfile.yaml.TextFile;

/**
 * What a draft goes through: after each change all of it is checked, the form and the text beside
 * it say the same, there is a step to go back to, and what the person made of it is kept.
 */
final class DraftChanges {
  /** What messages call the text beside the form. */
  private static final String TEXT = "study file";

  private final Services services;
  private final StudyDraft draft;
  private final DraftCells cells;
  private final DraftHistory history;
  private final DraftObstacle obstacle;
  private final StudyLaunch launch;
  private final StudyText text;
  private final PythonPaste paste;
  private final BudgetMeaning meaning;
  private final DraftMemory memory;
  private final MissingParameters missing;
  private final UnnamedParameters unnamed;
  private final FoundOptions found;
  private final MissingScript script;
  private final ReadOnlyStringWrapper ofCommand = new ReadOnlyStringWrapper(this, "ofCommand", "");
  private final ReadOnlyStringWrapper caution = new ReadOnlyStringWrapper(this, "caution", "");
  private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper(this, "dirty");
  private Runnable whenCreated = () -> {};
  private Consumer<KeptDraft> keeper = kept -> {};

  /**
   * An empty definition, checked.
   *
   * @param maker makes the draft, which tells of its changes
   */
  DraftChanges(Services services, Function<Runnable, StudyDraft> maker) {
    this.services = services;
    draft = maker.apply(this::changed);
    cells = draft.cells();
    history = new DraftHistory(services.clock());
    paste = new PythonPaste(services.texts(), draft.parts().space());
    meaning = new BudgetMeaning(services, draft.parts());
    found =
        new FoundOptions(
            services,
            draft.parts().objective(),
            draft.parts().space(),
            draft.parts().metric(),
            draft::folder,
            this::updateCommand);
    missing =
        new MissingParameters(draft.parts().objective(), draft.parts().space(), found::proposed);
    obstacle = new DraftObstacle(services, draft, missing);
    script =
        new MissingScript(services, draft.parts().objective(), draft::folder, this::updateCommand);
    unnamed =
        new UnnamedParameters(draft.parts().objective(), draft.parts().space(), found::argument);
    launch = new StudyLaunch(services, this::created, obstacle::refused);
    text = new StudyText(this::parse, this::edited, draft::unfinished, launch::comesFromElsewhere);
    DataDraft data = draft.parts().objective().data();
    data.whenGuessed(this::guessed);
    data.whenHeard(() -> check(text::follow));
    memory = new DraftMemory(draft, cells, text, paste, launch);
    check(text::show);
    history.begin(cells.save());
    text.textProperty().addListener((was, old, now) -> textTyped());
    text.problemProperty().addListener((was, old, now) -> textTyped());
    paste.textProperty().addListener((was, old, now) -> pasted(now));
  }

  /** A text that says no definition is all that there is of it: the form does not follow. */
  private void textTyped() {
    if (!text.problemProperty().get().isEmpty()) {
      dirty.set(true);
    }
    obstacle.update(text.problemProperty().get());
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
  void amend(Runnable change) {
    fill(change, text::follow);
    history.amend(cells.save());
  }

  /** Changes fields together; what is then wrong is said in the same step. */
  private void fill(Runnable change) {
    fill(change, text::show);
  }

  private void fill(Runnable change, Consumer<Optional<Sketch>> shown) {
    draft.fill(change);
    draft.parts().objective().data().probe();
    check(shown);
  }

  /** Starts from a data file. */
  void fillFromData(Path file) {
    dirty.set(true);
    fill(() -> draft.fillFromData(file));
    history.begin(cells.save());
  }

  /** Starts from a script that is to be run. */
  void fillFromScript(Path script) {
    dirty.set(true);
    fill(() -> draft.fillFromScript(script));
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

  /** Starts from a study file with errors: its text is to be mended, and the form waits for it. */
  void mend(Path file, String content) {
    draft.startFrom(file.getParent());
    // It comes in at once: what it runs has to be seen first, as with anything that is pasted.
    text.textProperty().set(content);
    if (!text.problemProperty().get().isEmpty()) {
      text.tell(List.of(services.texts().get("Builder.Text.mend", TextFile.name(file))));
    }
    history.begin(cells.save());
  }

  /** The data chooses the objective until the person has chosen one. */
  private void guessed(DataGuess guess) {
    if (draft.parts().objective().wouldFollow(guess)) {
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
    text.lacks(draft.parts().firstProblemOfStudy().orElse(""));
    missing.update();
    obstacle.update(text.problemProperty().get());
    meaning.update();
    updateCommand();
    keep();
  }

  private void updateCommand() {
    found.update();
    script.update();
    unnamed.update();
    // Of a script that is not there nobody knows what it declares.
    String absent = script.sentence();
    ofCommand.set(absent.isEmpty() ? found.unknownProperty().get() : absent);
    caution.set(
        Stream.of(ofCommand.get(), unnamed.sentence(services.texts()))
            .filter(sentence -> !sentence.isEmpty())
            .collect(Collectors.joining(" ")));
  }

  /** What one should know of the command before the search starts, though it can, or empty. */
  ReadOnlyStringProperty cautionProperty() {
    return caution.getReadOnlyProperty();
  }

  /** What of that stands beneath the command, or empty. */
  ReadOnlyStringProperty ofCommandProperty() {
    return ofCommand.getReadOnlyProperty();
  }

  /** Looks at the command's script again: the person may have changed it meanwhile. */
  void lookAtScript() {
    found.look();
    script.look();
  }

  /** Searches those of the script's options that were chosen: one step, for undo, too. */
  void addFound() {
    dirty.set(true);
    fill(found::add);
    history.record(cells.save());
  }

  /** The options that the script of the command declares. */
  FoundOptions found() {
    return found;
  }

  /** What the command names and the search space has not. */
  MissingParameters missing() {
    return missing;
  }

  /** What the search space has and the command does not name. */
  UnnamedParameters unnamed() {
    return unnamed;
  }

  /** Goes back to how the definition was before the last change. */
  void undo() {
    history.undo().ifPresent(this::restore);
  }

  /** Takes the last {@link #undo} back. */
  void redo() {
    history.redo().ifPresent(this::restore);
  }

  private void restore(Map<String, Object> state) {
    dirty.set(true);
    fill(() -> cells.restore(state));
    // What cannot be as it was, such as a device that is gone, is no new step.
    history.amend(cells.save());
  }

  private void created() {
    dirty.set(false);
    whenCreated.run();
  }

  /** What to do once the study is there. */
  void whenCreated(Runnable listener) {
    whenCreated = listener;
  }

  /** Whether the person has put something in that would be lost. */
  ReadOnlyBooleanProperty dirtyProperty() {
    return dirty.getReadOnlyProperty();
  }

  /** The definition itself. */
  StudyDraft draft() {
    return draft;
  }

  /** Its states, to go back to. */
  DraftHistory history() {
    return history;
  }

  /** Why the search cannot start yet. */
  DraftObstacle obstacle() {
    return obstacle;
  }

  /** How it becomes a study. */
  StudyLaunch launch() {
    return launch;
  }

  /** The definition as text. */
  StudyText text() {
    return text;
  }

  /** A place to paste a search space in Python. */
  PythonPaste paste() {
    return paste;
  }

  /** What the budget comes to. */
  BudgetMeaning meaning() {
    return meaning;
  }
}
