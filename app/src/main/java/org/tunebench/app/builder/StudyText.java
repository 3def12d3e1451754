package org.tunebench.app.builder;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.tunebench.app.shell.Sentences;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.studyfile.StudyFile;
import org.tunebench.engine.studyfile.yaml.StudyFileException;

/**
 * The draft as the text of a study file, both ways: a change of the form rewrites the text, and a
 * text that says a whole definition fills the form. While it says none, the sentence with the line
 * stands below it and the form keeps what it had. A form that says no definition is written as far
 * as it goes, and what it says of that goes with its reason.
 */
final class StudyText {
  private final Function<String, StudyFile> reader;
  private final Consumer<Sketch> edited;
  private final Supplier<String> unfinished;
  private final StringProperty text = new SimpleStringProperty(this, "text", "");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private final ReadOnlyIntegerWrapper wrongLine = new ReadOnlyIntegerWrapper(this, "wrongLine");
  private final ReadOnlyStringWrapper notes = new ReadOnlyStringWrapper(this, "notes", "");
  private final ReadOnlyBooleanWrapper isPartial = new ReadOnlyBooleanWrapper(this, "isPartial");
  private final ReadOnlyStringWrapper lacking = new ReadOnlyStringWrapper(this, "lacking", "");
  private final ReadOnlyStringWrapper aside = new ReadOnlyStringWrapper(this, "aside", "");
  private final OwnComments comments = new OwnComments();
  private Optional<Sketch> said = Optional.empty();
  private String whole = "";
  private boolean writing;
  private boolean applying;

  /**
   * @param reader reads a study file's text or refuses it
   * @param edited takes over what the text says
   * @param unfinished what the form says while that is no definition
   * @param pasted is told when words came in at once, which somebody else may have written
   */
  StudyText(
      Function<String, StudyFile> reader,
      Consumer<Sketch> edited,
      Supplier<String> unfinished,
      Runnable pasted) {
    this.reader = reader;
    this.edited = edited;
    this.unfinished = unfinished;
    text.addListener(
        (was, old, now) -> {
          if (!writing && isPasted(came(old, now))) {
            pasted.run();
          }
          read();
        });
  }

  /** The text, to be shown and edited. */
  StringProperty textProperty() {
    return text;
  }

  /** The line that is wrong, from 1, or 0 where that is no one line. */
  ReadOnlyIntegerProperty wrongLineProperty() {
    return wrongLine.getReadOnlyProperty();
  }

  /** What is wrong with the text, with its line, or empty. */
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** The definition that the text says, or empty where it says none. */
  Optional<Sketch> said() {
    return said;
  }

  /** The last text that said a whole definition, or empty. */
  String whole() {
    return whole;
  }

  /**
   * What was typed into a text that said no definition when the form was changed, or empty: the
   * text follows the form then, and what was typed can be brought back.
   */
  ReadOnlyStringProperty asideProperty() {
    return aside.getReadOnlyProperty();
  }

  /** Brings back what was typed. */
  void bringBack() {
    String typed = aside.get();
    if (!typed.isEmpty()) {
      text.set(typed);
    }
  }

  /** What to know of how the definition was read, a line each, or empty. */
  ReadOnlyStringProperty notesProperty() {
    return notes.getReadOnlyProperty();
  }

  /** Says what to know of how the definition was read; holds until a text is read again. */
  void tell(List<String> sentences) {
    notes.set(String.join("\n", sentences));
  }

  /**
   * The form has changed. A text that says the same already stays as it was typed, and so does a
   * wrong one until the form says a definition.
   *
   * @param now what the form says, or empty while something in it is wrong
   */
  void show(Optional<Sketch> now) {
    boolean isWrong = !problem.get().isEmpty();
    boolean isSaid = now.isPresent() && now.equals(said);
    if (applying || isSaid) {
      // The form may have more than the text does: what is unfinished in it.
      isPartial.set(now.isEmpty());
    }
    if (isSaid && !applying) {
      takeOutComments();
    }
    if (applying || isSaid || now.isEmpty() && isWrong) {
      return;
    }
    String shown = now.map(Sketch::text).orElseGet(unfinished);
    if (isWrong) {
      aside.set(text.get());
    }
    said = now;
    problem.set("");
    wrongLine.set(0);
    whole = now.isPresent() ? shown : whole;
    isPartial.set(now.isEmpty());
    comments.wrote(now.isPresent() ? "" : shown);
    write(shown);
  }

  private void write(String shown) {
    writing = true;
    try {
      text.set(shown);
    } finally {
      writing = false;
    }
  }

  /** Whether it is what a form says that says no definition. */
  ReadOnlyBooleanProperty partialProperty() {
    return isPartial.getReadOnlyProperty();
  }

  /** What the text lacks to be a whole study file, though it can be edited as it is; or empty. */
  ReadOnlyStringProperty lackingProperty() {
    return lacking.getReadOnlyProperty();
  }

  /** Says what is missing or wrong of what the text says, or nothing. */
  void lacks(String sentence) {
    lacking.set(sentence);
  }

  /**
   * The form has changed by itself, such as by what a file turned out to hold: what the person is
   * just typing is not written over.
   *
   * @param now what the form says, or empty while something in it is wrong
   */
  void follow(Optional<Sketch> now) {
    if (problem.get().isEmpty()) {
      show(now);
    }
  }

  /** Nobody types two signs at once, except for the spaces that a new line begins with. */
  private static boolean isPasted(String came) {
    return came.length() > 1 && !came.isBlank();
  }

  /** What came in between what stayed at the beginning and at the end. */
  private static String came(String old, String now) {
    int most = Math.min(old.length(), now.length());
    int front = 0;
    while (front < most && old.charAt(front) == now.charAt(front)) {
      front++;
    }
    int back = 0;
    while (back < most - front
        && old.charAt(old.length() - 1 - back) == now.charAt(now.length() - 1 - back)) {
      back++;
    }
    return now.substring(front, now.length() - back);
  }

  private void read() {
    if (writing) {
      return;
    }
    // Who types on has made up their mind.
    aside.set("");
    try {
      StudyFile file = reader.apply(text.get());
      Sketch sketch = Sketch.of(file);
      problem.set("");
      wrongLine.set(0);
      tell(file.notes());
      if (!Optional.of(sketch).equals(said)) {
        said = Optional.of(sketch);
        applying = true;
        edited.accept(sketch);
      }
      takeOutComments();
      whole = text.get();
    } catch (WrongInputException wrong) {
      said = Optional.empty();
      isPartial.set(false);
      wrongLine.set(StudyFileException.lineOf(wrong).orElse(0));
      problem.set(Sentences.of(wrong));
    } finally {
      applying = false;
    }
  }

  /**
   * What was wrong in the form was mended here: what the form said of it does not hold any more.
   */
  private void takeOutComments() {
    if (!comments.isEmpty()) {
      write(comments.takenOut(text.get(), unfinished.get()));
    }
  }
}
