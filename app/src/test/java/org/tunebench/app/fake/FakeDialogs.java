package org.tunebench.app.fake;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import org.tunebench.app.shell.Dialogs;
import org.tunebench.app.shell.TableDraft;

/** Answers as told beforehand, and remembers what was said. Unasked answers are a no. */
public final class FakeDialogs implements Dialogs {
  private final List<String> errors = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();
  private final List<String> confirmations = new ArrayList<>();
  private final List<String> proposals = new ArrayList<>();
  private Offer offered;
  private Runnable withoutOffer;
  private final Deque<Boolean> agreements = new ArrayDeque<>();
  private final Deque<Integer> decisions = new ArrayDeque<>();
  private final Deque<String> lines = new ArrayDeque<>();
  private final Deque<Path> files = new ArrayDeque<>();
  private final Deque<Consumer<TableDraft>> tables = new ArrayDeque<>();

  /** The next confirmation is answered so. */
  public FakeDialogs agree(boolean yes) {
    agreements.add(yes);
    return this;
  }

  /** The next question about what to do is answered so. */
  public FakeDialogs decide(int action) {
    decisions.add(action);
    return this;
  }

  /** The next question for a line is answered so. */
  public FakeDialogs type(String line) {
    lines.add(line);
    return this;
  }

  /** The next question for a file is answered so. */
  public FakeDialogs choose(Path file) {
    files.add(file);
    return this;
  }

  /** The columns of the next table are said to be this. */
  public FakeDialogs assign(Consumer<TableDraft> says) {
    tables.add(says);
    return this;
  }

  /** The sentences of all errors. */
  public List<String> errors() {
    return errors;
  }

  /** All notices. */
  public List<String> notices() {
    return notices;
  }

  /** The sentences of all confirmations. */
  public List<String> confirmations() {
    return confirmations;
  }

  /** What was proposed in questions for a line. */
  public List<String> proposals() {
    return proposals;
  }

  @Override
  public void error(String heading, String sentence) {
    errors.add(sentence);
  }

  @Override
  public void notice(String sentence) {
    notices.add(sentence);
  }

  @Override
  public void notice(String sentence, Offer offer) {
    notices.add(sentence);
    offered = offer;
  }

  @Override
  public void notice(String sentence, Offer offer, Runnable passed) {
    notices.add(sentence);
    offered = offer;
    withoutOffer = passed;
  }

  /** The person takes what the last notice offered. */
  public void takeOffer() {
    offered.taken().run();
  }

  /** The last notice that offered something goes. */
  public void passOffer() {
    withoutOffer.run();
  }

  @Override
  public void written(String sentence, Path file) {
    notices.add(sentence);
  }

  @Override
  public boolean confirm(
      String heading, String sentence, String action, ObservableValue<Boolean> stands) {
    confirmations.add(sentence);
    return !agreements.isEmpty() && agreements.poll();
  }

  @Override
  public Optional<Integer> decide(String heading, String sentence, List<String> actions) {
    confirmations.add(sentence);
    return Optional.ofNullable(decisions.poll());
  }

  @Override
  public boolean fill(Form form) {
    return !agreements.isEmpty() && agreements.poll() && form.ready().get();
  }

  @Override
  public Optional<String> ask(String heading, String label, String proposal) {
    proposals.add(proposal);
    return Optional.ofNullable(lines.poll());
  }

  @Override
  public Optional<String> choose(String heading, String label, List<String> options) {
    proposals.add(String.join(", ", options));
    return Optional.ofNullable(lines.poll());
  }

  @Override
  public boolean assign(TableDraft table) {
    Optional<Consumer<TableDraft>> says = Optional.ofNullable(tables.poll());
    says.ifPresent(known -> known.accept(table));
    return says.isPresent();
  }

  @Override
  public List<Path> openFiles(String title, List<FileKind> kinds) {
    List<Path> chosen = List.copyOf(files);
    files.clear();
    return chosen;
  }

  @Override
  public Optional<Path> openFile(String title, List<FileKind> kinds) {
    return Optional.ofNullable(files.poll());
  }

  @Override
  public Optional<Path> openFolder(String title) {
    return Optional.ofNullable(files.poll());
  }

  @Override
  public Optional<Path> saveFile(String title, String proposal, List<FileKind> kinds) {
    return Optional.ofNullable(files.poll());
  }
}
