package org.tunebench.app;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
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
import org.tunebench.app.shell.AboutDialog;
import org.tunebench.app.shell.Background;
import org.tunebench.app.shell.BackgroundThreads;
import org.tunebench.app.shell.Dialogs;
import org.tunebench.app.shell.FoundAgain;
import org.tunebench.app.shell.FxDialogs;
import org.tunebench.app.shell.GlossaryDialog;
import org.tunebench.app.shell.ModelJobs;
import org.tunebench.app.shell.Palette;
import org.tunebench.app.shell.PreferencesFile;
import org.tunebench.app.shell.PreferencesStore;
import org.tunebench.app.shell.Quitting;
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

/**
 * The workbench as an application of the toolkit. The window comes up at once; the workspace is
 * opened beside it.
 */
public class WorkbenchApp extends Application {
  private static final Logger LOG = LoggerFactory.getLogger(WorkbenchApp.class);
  private static final Duration RUNNING_REFRESH = Duration.seconds(1);

  private final Parts parts;
  private final Path home;
  private final Optional<Path> studyFile;
  private final Texts texts = new Texts(Locale.getDefault());
  private final ExecutorService background = new BackgroundThreads();
  private final Executor fx = Platform::runLater;
  private final UncaughtErrors errors;
  private final ShellViewModel model = new ShellViewModel(texts);
  private final Timeline pulse = new Timeline();
  private CompletableFuture<Parts.Opened> engine;
  private PreferencesStore preferences;
  private WindowLook look;
  private Runnable quit = Platform::exit;

  /**
   * @param parts what the window is put together from
   * @param home the workspace's folder
   */
  public WorkbenchApp(Parts parts, Path home) {
    this(parts, home, Optional.empty());
  }

  /**
   * @param parts what the window is put together from
   * @param home the workspace's folder
   * @param studyFile what to open once the workspace is there
   */
  public WorkbenchApp(Parts parts, Path home, Optional<Path> studyFile) {
    this.studyFile = studyFile;
    this.parts = parts;
    this.home = home;
    this.errors = new UncaughtErrors(texts, fx, WorkbenchLog.file(home));
  }

  /** Starts to open the workspace, before there is a window. */
  @Override
  public void init() {
    Thread.setDefaultUncaughtExceptionHandler(errors);
    PreferencesFile file = new PreferencesFile(home);
    preferences = new PreferencesStore(file.read(), file::write, background);
    look = new WindowLook(preferences, background, fx);
    engine = CompletableFuture.supplyAsync(() -> parts.engine().apply(home), background);
  }

  @Override
  public void start(Stage stage) {
    Thread.currentThread().setUncaughtExceptionHandler(errors);
    look.applyTheme(Application::setUserAgentStylesheet);
    ShellActions actions =
        new ShellActions(model, () -> quit.run(), () -> new AboutDialog(texts).show(stage));
    actions.explainWordsThrough(() -> new GlossaryDialog(texts).show(stage));
    actions.changeThemeThrough(choice -> preferences.change(now -> now.withTheme(choice)));
    Shell shell = new Shell(model, actions, texts);
    Dialogs dialogs = new FxDialogs(stage, texts, shell::notice);
    stage.setScene(new Scene(shell.view()));
    stage.titleProperty().bind(model.titleProperty());
    look.applyTo(stage);
    stage.setOnCloseRequest(
        event -> {
          event.consume();
          quit.run();
        });
    stage.show();
    errors.tellThrough(dialogs);
    engine.whenCompleteAsync(
        (opened, problem) -> ready(opened, problem, dialogs, actions, shell.palette()), fx);
  }

  private void ready(
      Parts.Opened opened,
      Throwable problem,
      Dialogs dialogs,
      ShellActions actions,
      Palette palette) {
    if (problem != null) {
      Throwable cause = problem instanceof CompletionException ? problem.getCause() : problem;
      LOG.error("the workspace {} cannot be opened", home, cause);
      model.fail(cause);
      return;
    }
    // Before this the folder may belong to another process, or not be there.
    WorkbenchLog.open(home);
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
            new ModelJobs(WorkbenchApp::onItsOwn));
    StudyStarter starter =
        new StudyStarter(services, parts.studyFile(), () -> parts.demo().apply(home));
    actions.startThrough(starter);
    actions.stopAllThrough(new StoppingAll(services)::request);
    palette.searchThrough(services);
    quit =
        new Quitting(
                services,
                model,
                left -> preferences.change(before -> before.withGoOn(left)),
                Platform::exit)
            ::request;
    model.open(new PageFactory(services, parts, starter, preferences, home)::page);
    opened
        .recovery()
        .ifPresent(sentence -> dialogs.error(texts.get("App.Recovered.heading"), sentence));
    studyFile.ifPresent(starter::open);
    pulse
        .getKeyFrames()
        .add(new KeyFrame(RUNNING_REFRESH, event -> model.refresh(opened.engine().running())));
    background.execute(() -> FoundAgain.in(opened.engine()));
    goOn(services, preferences.get().goOn());
    background.execute(ChartWarmUp::run);
    LOG.info("ready {} ms after the start of the process", sinceStart());
    pulse.setCycleCount(Animation.INDEFINITE);
    pulse.play();
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

  /** However the window ended, no search and no file stays open. */
  @Override
  public void stop() {
    pulse.stop();
    if (model.phaseProperty().get() != ShellViewModel.Phase.CLOSING) {
      model.close();
      engine.thenAccept(opened -> opened.engine().close()).exceptionally(failed -> null).join();
    }
    background.shutdown();
  }
}
