package org.tunebench.app;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tunebench.app.chart.ChartWarmUp;
import org.tunebench.app.cli.Backend;
import org.tunebench.app.shell.AboutDialog;
import org.tunebench.app.shell.Background;
import org.tunebench.app.shell.DesktopFiles;
import org.tunebench.app.shell.DesktopMessages;
import org.tunebench.app.shell.Dialogs;
import org.tunebench.app.shell.EndedSearches;
import org.tunebench.app.shell.FoundAgain;
import org.tunebench.app.shell.FxDialogs;
import org.tunebench.app.shell.GlossaryDialog;
import org.tunebench.app.shell.KeysDialog;
import org.tunebench.app.shell.ModelJobs;
import org.tunebench.app.shell.Palette;
import org.tunebench.app.shell.Preferences;
import org.tunebench.app.shell.PreferencesFile;
import org.tunebench.app.shell.PreferencesStore;
import org.tunebench.app.shell.Quitting;
import org.tunebench.app.shell.Sentences;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.Shell;
import org.tunebench.app.shell.ShellActions;
import org.tunebench.app.shell.ShellViewModel;
import org.tunebench.app.shell.StoppingAll;
import org.tunebench.app.shell.StudyStarter;
import org.tunebench.app.shell.Texts;
import org.tunebench.app.shell.UncaughtErrors;
import org.tunebench.app.shell.WindowLook;
import org.tunebench.app.shell.WorkbenchLog;
import org.tunebench.app.shell.WorkspaceChange;
import org.tunebench.engine.run.RunningStudy;

/** One workspace in the window, from its opening until the window closes or shows another one. */
final class WorkbenchSession {
  private static final Logger LOG = LoggerFactory.getLogger(WorkbenchSession.class);
  private static final Duration RUNNING_REFRESH = Duration.seconds(1);

  /**
   * What one window has for all its workspaces.
   *
   * @param background works off the FX thread
   * @param next shows another workspace in the window
   */
  record Surroundings(
      Parts parts,
      Texts texts,
      ExecutorService background,
      UncaughtErrors errors,
      Consumer<WorkbenchSession> next) {}

  private final Parts parts;
  private final Texts texts;
  private final ExecutorService background;
  private final Surroundings surroundings;
  private final Executor fx = Platform::runLater;
  private final Path home;
  private final Optional<Path> studyFile;
  private final CompletableFuture<Backend.Session> engine;
  private final PreferencesStore preferences;
  private final WindowLook look;
  private final ShellViewModel model;
  private final Timeline pulse = new Timeline();

  /** Whether another process has the workspace. */
  private volatile boolean isGuest;

  private WorkspaceChange workspaces;
  private Runnable quit = Platform::exit;
  private BooleanSupplier isInFront = () -> false;

  private WorkbenchSession(
      Surroundings surroundings,
      Path home,
      Optional<Path> studyFile,
      CompletableFuture<Backend.Session> engine) {
    this.surroundings = surroundings;
    this.parts = surroundings.parts();
    this.texts = surroundings.texts();
    this.background = surroundings.background();
    this.home = home;
    this.studyFile = studyFile;
    this.engine = engine;
    this.model = new ShellViewModel(texts, home);
    PreferencesFile file = new PreferencesFile(home);
    preferences = new PreferencesStore(file.read(), now -> keep(file, now), background);
    look = new WindowLook(preferences, background, fx);
  }

  private void keep(PreferencesFile file, Preferences now) {
    if (isGuest) {
      file.writeAsGuest(now);
    } else {
      file.write(now);
    }
  }

  /**
   * Starts to open a workspace, before there is a window.
   *
   * @param studyFile what to open once the workspace is there
   */
  static WorkbenchSession begin(Surroundings surroundings, Path home, Optional<Path> studyFile) {
    return new WorkbenchSession(
        surroundings,
        home,
        studyFile,
        CompletableFuture.supplyAsync(
            () -> surroundings.parts().engine().apply(home), surroundings.background()));
  }

  /** Opens another workspace while this one is in the window; gives what shows it instead. */
  private Runnable openOther(Path folder) {
    Backend.Session opened = parts.engine().apply(folder);
    WorkbenchSession other =
        new WorkbenchSession(
            surroundings, folder, Optional.empty(), CompletableFuture.completedFuture(opened));
    return () -> {
      Preferences here = preferences.get();
      other.preferences.change(
          before -> before.withLookOf(here).withWorkspaces(workspaces.recentFor(folder)));
      if (folder.equals(home.toAbsolutePath().normalize())) {
        // It was only looked at until now, and has the same studies.
        other.model.beginAt(model.place());
      }
      pulse.stop();
      CompletableFuture.runAsync(this::closeWorkspace, background)
          .whenCompleteAsync((closed, problem) -> surroundings.next().accept(other), fx);
    };
  }

  /** Shows it in the window, as it is being opened. */
  void show(Stage stage) {
    surroundings.errors().logTo(WorkbenchLog.file(home));
    look.applyTheme(Application::setUserAgentStylesheet);
    ShellActions actions =
        new ShellActions(model, () -> quit.run(), () -> new AboutDialog(texts).show(stage));
    actions.explainWordsThrough(() -> new GlossaryDialog(texts).show(stage));
    actions.listKeysThrough(() -> new KeysDialog(model, actions, texts).show(stage));
    actions.changeThemeThrough(choice -> preferences.change(now -> now.withTheme(choice)));
    Shell shell = new Shell(model, actions, texts);
    Background work = new Background(background, fx);
    Dialogs dialogs =
        new FxDialogs(stage, texts, shell.notices(), DesktopFiles.ofThisMachine(), work);
    workspaces = new WorkspaceChange(texts, dialogs, work, preferences, home, this::openOther);
    actions.changeWorkspaceThrough(workspaces::choose, workspaces::reopen);
    stage.setScene(new Scene(shell.view()));
    stage.titleProperty().bind(model.titleProperty());
    isInFront = stage::isFocused;
    look.applyTo(stage);
    stage.setOnCloseRequest(
        event -> {
          event.consume();
          quit.run();
        });
    stage.show();
    surroundings.errors().tellThrough(dialogs);
    engine.whenCompleteAsync(
        (opened, problem) -> ready(opened, problem, dialogs, actions, shell.palette()), fx);
  }

  private void ready(
      Backend.Session opened,
      Throwable problem,
      Dialogs dialogs,
      ShellActions actions,
      Palette palette) {
    if (problem != null) {
      Throwable cause = problem instanceof CompletionException ? problem.getCause() : problem;
      if (Sentences.forPerson(cause).isEmpty()) {
        // Nobody can say what is wrong: the person is sent to the log, and there it has to be.
        WorkbenchLog.open(home);
      }
      LOG.error("the workspace {} cannot be opened", home, cause);
      model.fail(cause);
      return;
    }
    isGuest = opened.engine().owner().isPresent();
    openLog();
    look.remember();
    Services services =
        new Services(
            opened.engine(),
            background,
            fx,
            dialogs,
            model,
            texts,
            Clock.systemDefaultZone(),
            look.appearance(),
            new ModelJobs(WorkbenchSession::onItsOwn));
    StudyStarter starter =
        new StudyStarter(services, parts.studyFile(), () -> parts.demo().apply(home));
    actions.startThrough(starter);
    actions.stopAllThrough(new StoppingAll(services)::request);
    palette.searchThrough(services);
    Quitting quitting =
        new Quitting(
            services,
            model,
            left -> preferences.change(before -> before.withGoOn(left)),
            Platform::exit);
    quit = quitting::request;
    workspaces.leaveThrough(quitting);
    model.ownedBy(opened.engine().owner());
    model.open(new PageFactory(services, parts, starter, preferences, workspaces)::page);
    opened
        .recovery()
        .ifPresent(sentence -> dialogs.error(texts.get("App.Recovered.heading"), sentence));
    studyFile.ifPresent(starter::open);
    EndedSearches ended =
        new EndedSearches(services, model, DesktopMessages.ofThisMachine(), isInFront);
    pulse
        .getKeyFrames()
        .add(
            new KeyFrame(
                RUNNING_REFRESH,
                event -> {
                  List<RunningStudy> running = opened.engine().running();
                  ended.look(running);
                  model.refresh(running);
                  model.ownedBy(opened.engine().owner());
                  look.lookWhenChanged();
                }));
    if (opened.engine().owner().isEmpty()) {
      background.execute(() -> FoundAgain.in(opened.engine()));
      goOn(services, preferences.get().goOn());
    }
    background.execute(ChartWarmUp::run);
    LOG.info("ready {} ms after the start of the process", sinceStart());
    pulse.setCycleCount(Animation.INDEFINITE);
    pulse.play();
  }

  /** Not before: until now the folder may have belonged to another process, or not been there. */
  private void openLog() {
    if (isGuest) {
      WorkbenchLog.openToLook(home);
      surroundings.errors().logTo(WorkbenchLog.fileOfLooking(home));
    } else {
      WorkbenchLog.open(home);
    }
  }

  /** Once: a start that goes wrong is not tried again at each start. */
  private void goOn(Services services, Set<Long> left) {
    preferences.change(before -> before.withGoOn(Set.of()));
    new Background(services)
        .run(
            () -> FoundAgain.left(services.engine(), left),
            names ->
                names.forEach(name -> services.dialogs().notice(texts.get("Shell.GoesOn", name))),
            never -> {},
            () -> {});
  }

  /** What takes minutes would leave the pages too few threads. */
  private static void onItsOwn(Runnable work) {
    Thread thread = new Thread(work, "model-training");
    thread.setDaemon(true);
    thread.start();
  }

  private static long sinceStart() {
    Instant now = Instant.now();
    Instant start = ProcessHandle.current().info().startInstant().orElse(now);
    return start.until(now, ChronoUnit.MILLIS);
  }

  /** However the window ended, its page is left, which may keep something then. */
  void leave() {
    pulse.stop();
    look.keepSize();
    if (model.phaseProperty().get() != ShellViewModel.Phase.CLOSING) {
      model.close();
    }
  }

  /**
   * However the window ended, no search and no file stays open. What goes wrong with that the log
   * has, and the person hears it while there is a window.
   */
  void closeWorkspace() {
    // Why it could not be opened was told when that was tried.
    Backend.Session opened = engine.exceptionally(never -> null).join();
    if (opened != null) {
      try {
        opened.close();
      } catch (RuntimeException | Error e) {
        surroundings.errors().uncaughtException(Thread.currentThread(), e);
      }
    }
  }
}
