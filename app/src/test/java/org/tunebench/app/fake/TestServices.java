package org.tunebench.app.fake;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import javafx.beans.value.ObservableValue;
import org.tunebench.app.shell.Dialogs;
import org.tunebench.app.shell.ModelJobs;
import org.tunebench.app.shell.Route;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.TableDraft;
import org.tunebench.app.shell.Texts;

/** Services that run at once, and a person who answers as told and whom a test can ask. */
public final class TestServices implements Dialogs {
  private final List<String> told = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();
  private final List<String> proposed = new ArrayList<>();
  private final List<Path> written = new ArrayList<>();
  private final List<Route> shown = new ArrayList<>();
  private Path file;
  private final Queue<String> answers = new ArrayDeque<>();
  private boolean sure = true;
  private Runnable whileAsked = () -> {};

  /** Services on an engine, all work done on the caller's thread. */
  public Services on(FakeSearchEngine engine) {
    return on(engine, Runnable::run, Runnable::run);
  }

  /** Services on an engine. */
  public Services on(FakeSearchEngine engine, Executor background, Executor fx) {
    return new Services(
        engine, background, fx, this, shown::add, new Texts(Locale.ENGLISH), Clock.systemUTC());
  }

  /**
   * Services on an engine, all work done on the caller's thread but that on models.
   *
   * @param models works on models
   */
  public Services on(FakeSearchEngine engine, Executor models) {
    Services plain = on(engine);
    return new Services(
        engine,
        plain.background(),
        plain.fx(),
        this,
        plain.navigator(),
        plain.texts(),
        plain.clock(),
        plain.appearance(),
        new ModelJobs(models));
  }

  /** What the person was told, in order. */
  public List<String> told() {
    return told;
  }

  /** The names that were proposed for files, in order. */
  public List<String> proposed() {
    return proposed;
  }

  /** Where the person was led, in order. */
  public List<Route> shown() {
    return shown;
  }

  /** The person chooses this file. */
  public void choose(Path chosen) {
    file = chosen;
  }

  /** The person types these, one after the other, and the last one whenever asked again. */
  public void type(String... texts) {
    answers.clear();
    answers.addAll(List.of(texts));
  }

  private Optional<String> answer() {
    return Optional.ofNullable(answers.size() > 1 ? answers.remove() : answers.peek());
  }

  /** Whether the person confirms. */
  public void confirm(boolean confirms) {
    sure = confirms;
  }

  /** This happens before the person confirms anything. */
  public void whileAsked(Runnable happens) {
    whileAsked = happens;
  }

  @Override
  public void error(String heading, String sentence) {
    told.add(heading + ": " + sentence);
  }

  @Override
  public void notice(String sentence) {
    told.add(sentence);
  }

  @Override
  public void notice(String sentence, Offer offer) {
    told.add(sentence);
  }

  @Override
  public void notice(String sentence, Offer offer, Runnable passed) {
    told.add(sentence);
  }

  @Override
  public void written(String sentence, Path target) {
    told.add(sentence);
    written.add(target);
  }

  /** The files that the person was offered to be shown, in order. */
  public List<Path> written() {
    return written;
  }

  /** What the person was asked to confirm, in order. */
  public List<String> asked() {
    return asked;
  }

  @Override
  public boolean confirm(
      String heading, String sentence, String action, ObservableValue<Boolean> stands) {
    asked.add(sentence);
    whileAsked.run();
    return sure && stands.getValue();
  }

  @Override
  public Optional<Integer> decide(String heading, String sentence, List<String> actions) {
    return sure ? Optional.of(0) : Optional.empty();
  }

  @Override
  public boolean fill(Form form) {
    return sure && form.ready().get();
  }

  @Override
  public Optional<String> ask(String heading, String label, String proposal) {
    return answer();
  }

  @Override
  public Optional<String> choose(String heading, String label, List<String> options) {
    return answer();
  }

  @Override
  public boolean assign(TableDraft table) {
    return sure;
  }

  @Override
  public List<Path> openFiles(String title, List<FileKind> kinds) {
    return file == null ? List.of() : List.of(file);
  }

  @Override
  public Optional<Path> openFile(String title, List<FileKind> kinds) {
    return Optional.ofNullable(file);
  }

  @Override
  public Optional<Path> openFolder(String title) {
    return Optional.ofNullable(file);
  }

  @Override
  public Optional<Path> saveFile(String title, String proposal, List<FileKind> kinds) {
    proposed.add(proposal);
    return Optional.ofNullable(file);
  }
}
