package org.tunebench.app.builder;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.tunebench.app.field.InputField;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.study.FreeName;

/** A study's name, as it is being typed, or proposed as long as the person has typed none. */
final class NameDraft {
  private final Texts texts;
  private final InputField<String> field;
  private final Set<String> taken = new HashSet<>();
  private boolean typed;
  private boolean proposing;

  /**
   * @param changed is told after each change
   */
  NameDraft(Texts texts, Runnable changed) {
    this.texts = texts;
    this.field =
        new InputField<>(
            texts.get("Builder.Name"),
            new Readers(texts)::studyName,
            () -> {
              typed |= !proposing;
              changed.run();
            });
  }

  /** Takes over the name of a definition, which stays whatever the data. */
  void preset(String name) {
    proposing = true;
    field.preset(name);
    proposing = false;
    typed = true;
  }

  /** There is none, which is said; one may be proposed again. */
  void clear() {
    proposing = true;
    field.preset("");
    field.touch();
    proposing = false;
    typed = false;
  }

  /** The names that other studies have. */
  void taken(Collection<String> names) {
    taken.clear();
    taken.addAll(names);
  }

  /**
   * Proposes a name after a file: without its endings, and with a number where it is taken.
   *
   * @param file the last part of its path
   */
  void propose(String file) {
    String stem = file.replaceFirst("(?<=.)\\..*$", "").strip();
    if (typed) {
      return;
    }
    proposing = true;
    field.preset(FreeName.of(stem, taken));
    proposing = false;
  }

  /** What undo goes back to. */
  Map<String, Object> save() {
    return Map.of("text", field.textProperty().get(), "typed", typed);
  }

  /** Goes back to what {@link #save} gave. */
  void restore(Map<String, Object> was) {
    proposing = true;
    field.restore((String) was.get("text"));
    proposing = false;
    typed = (Boolean) was.get("typed");
  }

  /** Looks at the name again. */
  void recheck() {
    field.reread();
    if (field.value().filter(taken::contains).isPresent()) {
      field.refuse(texts.get("Builder.Name.taken"));
      field.touch();
    }
  }

  InputField<String> field() {
    return field;
  }
}
