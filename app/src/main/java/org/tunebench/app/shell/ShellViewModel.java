package org.tunebench.app.shell;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.tunebench.engine.run.RunStatus;
import org.tunebench.engine.run.RunningStudy;
import org.tunebench.engine.run.SearchEngine;
import org.tunebench.engine.run.StudySnapshot;
import org.tunebench.engine.study.TrialState;

/** The window as a whole: whether it is ready, where the person is, what runs. */
public final class ShellViewModel implements Navigator {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  /** What the window is doing. */
  public enum Phase {
    /** The workspace is being opened. */
    OPENING,
    /** Everything can be used. */
    READY,
    /** The workspace cannot be used: all that is left is to quit. */
    FAILED,
    /** Searches are being stopped before the window closes. */
    CLOSING
  }

  /** The places that navigation shows. */
  public enum Section {
    /** The first page. */
    WELCOME,
    /** The list, and each study in it. */
    STUDIES,
    /** Defining a study. */
    NEW_STUDY,
    /** The devices of this machine. */
    DEVICES,
    /** What the person prefers. */
    SETTINGS
  }

  /**
   * A running study, in a line.
   *
   * @param share of its trials that are done, from 0 to 1
   * @param progress the same in words
   * @param paused whether it rests: nothing of it goes on
   */
  public record RunningLine(long id, String name, double share, String progress, boolean paused) {}

  private static final String BETWEEN = " – ";

  private final Texts texts;
  private final String window;
  private final ReadOnlyObjectWrapper<Phase> phase =
      new ReadOnlyObjectWrapper<>(this, "phase", Phase.OPENING);
  private final StringProperty busy = new SimpleStringProperty(this, "busy", "");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private final ReadOnlyObjectWrapper<Section> section =
      new ReadOnlyObjectWrapper<>(this, "section", Section.WELCOME);
  private final ReadOnlyObjectWrapper<Page> page = new ReadOnlyObjectWrapper<>(this, "page");
  private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(this, "title");
  private final ReadOnlyObjectWrapper<Optional<SearchEngine.Owner>> owner =
      new ReadOnlyObjectWrapper<>(this, "owner", Optional.empty());
  private final ObservableList<RunningLine> running = FXCollections.observableArrayList();

  /** How far what runs is, before the title: what a task bar shows of a window begins so. */
  private final StringProperty ahead = new SimpleStringProperty(this, "ahead", "");

  private Function<Route, Page> pages;

  /** The page that is to be closed. */
  private Page shown;

  /** Where the person is, or is to begin. */
  private Route place = new Route.Welcome();

  /** A window whose workspace, the usual one, is being opened. */
  public ShellViewModel(Texts texts) {
    this(texts, Path.of(texts.get("App.Name")));
  }

  /**
   * A window whose workspace is being opened.
   *
   * @param workspace its folder, which the title names unless it is called as the workbench is
   */
  public ShellViewModel(Texts texts, Path workspace) {
    this.texts = texts;
    String app = texts.get("App.Name");
    Path folder = workspace.toAbsolutePath().normalize().getFileName();
    boolean usual = folder == null || folder.toString().equalsIgnoreCase(app);
    window = usual ? app : folder + BETWEEN + app;
    title.set(window);
  }

  /** What the window is doing. */
  public ReadOnlyObjectProperty<Phase> phaseProperty() {
    return phase.getReadOnlyProperty();
  }

  /** Whether everything can be used. */
  public BooleanBinding ready() {
    return Bindings.equal(phase, Phase.READY);
  }

  /** What is being got ready beside the pages, such as files that are read; empty for nothing. */
  StringProperty busyProperty() {
    return busy;
  }

  /** Why the workspace cannot be used, one sentence. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Where the person is. */
  public ReadOnlyObjectProperty<Section> sectionProperty() {
    return section.getReadOnlyProperty();
  }

  /** The page that is shown, or null before the first. */
  public ReadOnlyObjectProperty<Page> pageProperty() {
    return page.getReadOnlyProperty();
  }

  /** The title of the window. */
  public ReadOnlyStringProperty titleProperty() {
    return title.getReadOnlyProperty();
  }

  /** The other process that has the workspace, where it is only looked at here. */
  public ReadOnlyObjectProperty<Optional<SearchEngine.Owner>> ownerProperty() {
    return owner.getReadOnlyProperty();
  }

  /** What there is to know of another process that has the workspace. */
  String watching(SearchEngine.Owner other) {
    ZonedDateTime seen = other.seen().atZone(ZoneId.systemDefault());
    if (other.isNobody()) {
      return texts.get("Shell.Watching.readOnly");
    }
    if (other.isGone()) {
      return texts.get("Shell.Watching.gone", other.name(), DAY_AND_TIME.format(seen));
    }
    return other.problem().isEmpty()
        ? texts.get("Shell.Watching", other.name(), TIME.format(seen))
        : texts.get(
            "Shell.Watching.problem",
            other.name(),
            DAY_AND_TIME.format(seen),
            Sentences.sentence(other.problem()));
  }

  /** Whether everything can be used, and the workspace is this window's. */
  public BooleanBinding readyToWork() {
    return ready().and(Bindings.createBooleanBinding(() -> owner.get().isEmpty(), owner));
  }

  /** Who has the workspace is known. */
  public void ownedBy(Optional<SearchEngine.Owner> other) {
    owner.set(other);
  }

  /** The studies that run. */
  public ObservableList<RunningLine> running() {
    return running;
  }

  /**
   * The workspace is open.
   *
   * @param source makes the page of a route
   */
  public void open(Function<Route, Page> source) {
    pages = source;
    phase.set(Phase.READY);
    show(place);
  }

  /** Where the person was led last. */
  public Route place() {
    return place;
  }

  /** Lets the person begin there once the workspace is open, and not at the first page. */
  public void beginAt(Route route) {
    place = route;
  }

  /** The workspace cannot be opened. */
  public void fail(Throwable reason) {
    problem.set(Sentences.forPerson(reason).orElseGet(() -> texts.get("Shell.Failed.unexpected")));
    phase.set(Phase.FAILED);
  }

  /** Searches are being stopped; the page hears no more. */
  public void close() {
    phase.set(Phase.CLOSING);
    leave();
  }

  private void leave() {
    Page left = shown;
    shown = null;
    if (left != null) {
      left.close();
    }
  }

  @Override
  public void show(Route route) {
    if (phase.get() != Phase.READY) {
      return;
    }
    leave();
    place = route;
    Page next = pages.apply(route);
    shown = next;
    page.set(next);
    section.set(sectionOf(route));
    ObservableValue<String> of = next.title();
    title.bind(Bindings.createStringBinding(() -> titled(of.getValue()), of, ahead));
  }

  private String titled(String of) {
    return ahead.get() + (of.isEmpty() ? window : of + BETWEEN + window);
  }

  /** Whether a page is in the window. */
  boolean isShown(Route of) {
    return of.equals(place);
  }

  private static Section sectionOf(Route route) {
    if (route instanceof Route.Welcome) {
      return Section.WELCOME;
    }
    if (route instanceof Route.Devices) {
      return Section.DEVICES;
    }
    if (route instanceof Route.Settings) {
      return Section.SETTINGS;
    }
    boolean listed =
        route instanceof Route.Studies
            || route instanceof Route.StudyPage
            || route instanceof Route.Compare
            || route instanceof Route.CompareTrials;
    return listed ? Section.STUDIES : Section.NEW_STUDY;
  }

  /** Takes over how far the running studies are. */
  public void refresh(List<RunningStudy> studies) {
    List<RunningLine> now = studies.stream().map(study -> line(study.snapshot())).toList();
    if (!now.equals(running)) {
      running.setAll(now);
      List<RunningLine> moving = now.stream().filter(line -> !line.paused()).toList();
      ahead.set(
          moving.isEmpty() ? "" : texts.get("Shell.Title.running", shareOf(moving)) + BETWEEN);
    }
  }

  /** Of several, all together: each has as much to say. */
  private static double shareOf(List<RunningLine> studies) {
    // Rounded down: what says 100% is done.
    double mean = studies.stream().mapToDouble(RunningLine::share).average().orElse(0);
    return Math.floor(100 * mean) / 100;
  }

  private RunningLine line(StudySnapshot snapshot) {
    int budget = snapshot.study().spec().budget().trials();
    // What is used up includes what runs; done is what a person counts.
    int done = snapshot.done();
    StudySnapshot.Beside again = snapshot.replicates();
    boolean pauses = snapshot.status() == RunStatus.PAUSED;
    boolean rests = pauses && snapshot.count(TrialState.RUNNING) == 0;
    String how = rests ? "paused" : pauses ? "pausing" : "progress";
    return new RunningLine(
        snapshot.study().id(),
        snapshot.study().spec().name(),
        snapshot.share(),
        again.goesOn()
            ? texts.get("Shell.Running.replicates", again.done(), again.all())
            : texts.get("Shell.Running." + how, done, budget),
        rests);
  }
}
