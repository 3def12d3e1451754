package org.tunebench.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.tunebench.app.shell.BackgroundThreads;
import org.tunebench.app.shell.Texts;
import org.tunebench.app.shell.UncaughtErrors;
import org.tunebench.app.shell.WorkbenchLog;

/**
 * The workbench as an application of the toolkit. The window comes up at once; the workspace is
 * opened beside it.
 */
public class WorkbenchApp extends Application {
  /** Nobody waits longer for a window to go away. */
  private static final Duration LONGEST_WORK = Duration.ofSeconds(10);

  private final BackgroundThreads background = new BackgroundThreads();
  private final UncaughtErrors errors;
  private final Supplier<WorkbenchSession> first;
  private volatile WorkbenchSession session;
  private Stage window;

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
    Texts texts = new Texts(Locale.getDefault());
    errors = new UncaughtErrors(texts, Platform::runLater, WorkbenchLog.file(home));
    WorkbenchSession.Surroundings surroundings =
        new WorkbenchSession.Surroundings(parts, texts, background, errors, this::show);
    first = () -> WorkbenchSession.begin(surroundings, home, studyFile);
  }

  /** Starts to open the workspace, before there is a window. */
  @Override
  public void init() {
    Thread.setDefaultUncaughtExceptionHandler(errors);
    session = first.get();
  }

  @Override
  public void start(Stage stage) {
    Thread.currentThread().setUncaughtExceptionHandler(errors);
    window = stage;
    show(session);
  }

  private void show(WorkbenchSession shown) {
    session = shown;
    shown.show(window);
  }

  /** However the window ended, no search and no file stays open. */
  @Override
  public void stop() {
    session.leave();
    putAway();
  }

  /** Ends what runs and gives the workspace back; for any thread, and also where it is done. */
  final void putAway() {
    errors.toolkitEnds();
    // What is being written is written whole, and finds the workspace still open.
    background.finish(LONGEST_WORK);
    session.closeWorkspace();
  }
}
