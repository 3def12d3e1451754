package org.tunebench.app.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableStringValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;

/** Asks and tells the person. Injected, so that view models are tested without a window. */
public interface Dialogs {
  /** A kind of file in a chooser: {@code ("Study files", ["*.yaml", "*.yml"])}. */
  record FileKind(String label, List<String> patterns) {}

  /**
   * Something to fill in.
   *
   * @param content its fields, made when it is shown
   * @param action what its button says
   * @param ready whether its button is on
   */
  record Form(
      String heading,
      Supplier<Parent> content,
      ObservableStringValue action,
      ObservableBooleanValue ready) {}

  /** Tells of an error: a heading and one sentence that says what would be right. */
  void error(String heading, String sentence);

  /**
   * What a notice offers.
   *
   * @param words what its button says
   * @param taken what that does, on the FX thread
   */
  record Offer(String words, Runnable taken) {}

  /** Tells of something that went well, in passing. */
  void notice(String sentence);

  /** Tells of something in passing, and offers for a while what a person may want to do then. */
  void notice(String sentence, Offer offer);

  /**
   * Tells of something that went well, and offers for a while to take it back, which a key does,
   * too.
   *
   * @param passed called on the FX thread once the notice has gone without that; never if the
   *     window is left before
   */
  void notice(String sentence, Offer offer, Runnable passed);

  /** Tells that a file was written, and offers to show it. */
  void written(String sentence, Path file);

  /**
   * Asks before something that cannot be undone; true if the person goes on, not by Enter alone.
   */
  default boolean confirm(String heading, String sentence, String action) {
    return confirm(heading, sentence, action, new SimpleBooleanProperty(true));
  }

  /**
   * The same about something that may come to its end meanwhile: with it, the question goes.
   *
   * @param stands whether it has not
   */
  boolean confirm(String heading, String sentence, String action, ObservableValue<Boolean> stands);

  /**
   * Asks which of some things to do, if any.
   *
   * @param actions what there is to do, the one that most want, and that loses nothing, first
   * @return the place of the chosen one in the list, or empty if the person goes back
   */
  Optional<Integer> decide(String heading, String sentence, List<String> actions);

  /**
   * Has a form filled in that says itself what is wrong in it.
   *
   * @return true if the person presses its button, which is off as long as it is not ready
   */
  boolean fill(Form form);

  /** Asks for a line of text. */
  Optional<String> ask(String heading, String label, String proposal);

  /** Asks which of some, the first proposed. */
  Optional<String> choose(String heading, String label, List<String> options);

  /** Asks what each column of a table is; true if the person wants it to be imported so. */
  boolean assign(TableDraft table);

  /** Asks for files to read; none if the person wants none. */
  List<Path> openFiles(String title, List<FileKind> kinds);

  /** Asks for a file to read. */
  Optional<Path> openFile(String title, List<FileKind> kinds);

  /** Asks for a folder. */
  Optional<Path> openFolder(String title);

  /** Asks for a file to write; the chooser has asked before it replaces one. */
  Optional<Path> saveFile(String title, String proposal, List<FileKind> kinds);
}
