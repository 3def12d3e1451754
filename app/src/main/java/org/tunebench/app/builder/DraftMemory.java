package org.tunebench.app.builder;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.studyfile.StudyFile;

/** What was made of a draft, to be kept, and to be taken up in an empty one. */
final class DraftMemory {
  private final StudyDraft draft;
  private final StudyText text;
  private final PythonPaste paste;
  private final StudyLaunch launch;
  private final DraftValues values;

  DraftMemory(
      StudyDraft draft, DraftCells cells, StudyText text, PythonPaste paste, StudyLaunch launch) {
    this.draft = draft;
    this.text = text;
    this.paste = paste;
    this.launch = launch;
    this.values = new DraftValues(draft.parts(), cells);
  }

  /** As it is now. */
  KeptDraft save() {
    boolean isWrong = !text.problemProperty().get().isEmpty();
    return new KeptDraft(
        text.whole(),
        draft.folder().toString(),
        launch.isForeign(),
        isWrong ? text.textProperty().get() : "",
        paste.textProperty().get(),
        values.save());
  }

  /**
   * Takes up the definition as far as it was one.
   *
   * @param reader reads a study file's text or refuses it
   */
  void takeUpDefinition(KeptDraft kept, Function<String, StudyFile> reader) {
    if (kept.isForeign()) {
      launch.comesFromElsewhere();
    }
    draft.startFrom(Path.of(kept.folder()).toAbsolutePath());
    definition(kept, reader).ifPresent(spec -> draft.preset(spec, draft.folder()));
  }

  private static Optional<StudySpec> definition(
      KeptDraft kept, Function<String, StudyFile> reader) {
    try {
      return Optional.of(reader.apply(kept.definition()).spec());
    } catch (WrongInputException none) {
      // The fields say what there was.
      return Optional.empty();
    }
  }

  /** Chooses what was chosen; others follow. */
  void choose(KeptDraft kept) {
    values.choose(kept.values());
  }

  /** Fills the fields as they were typed, right or wrong. */
  void takeUpFields(KeptDraft kept) {
    values.restore(kept.values());
  }

  /** Shows the texts beside the form that it did not follow. */
  void takeUpTexts(KeptDraft kept) {
    if (!kept.text().isEmpty()) {
      text.textProperty().set(kept.text());
    }
    paste.textProperty().set(kept.python());
  }
}
