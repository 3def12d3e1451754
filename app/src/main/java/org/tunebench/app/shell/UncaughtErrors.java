package org.tunebench.app.shell;

import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens to an error that nobody caught: the log gets all of it, the person one sentence that
 * says where the log is. Of several at once, the person hears one.
 */
public final class UncaughtErrors implements Thread.UncaughtExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(UncaughtErrors.class);

  private final Texts texts;
  private final Executor fx;
  private volatile Path log;
  private final AtomicReference<Dialogs> dialogs = new AtomicReference<>();
  private final AtomicBoolean telling = new AtomicBoolean();
  private final AtomicBoolean toolkitGone = new AtomicBoolean();
  private final AtomicBoolean toolkitTold = new AtomicBoolean();

  /**
   * @param fx the FX thread
   * @param log the file that the log goes to
   */
  public UncaughtErrors(Texts texts, Executor fx, Path log) {
    this.texts = texts;
    this.fx = fx;
    this.log = log;
  }

  /** The log goes to another file from now on. */
  public void logTo(Path file) {
    log = file;
  }

  /** From now on the person hears of errors; before that only the log does. */
  public void tellThrough(Dialogs window) {
    dialogs.set(window);
  }

  /**
   * The toolkit ends: whoever ends the process by a signal has it put its parts away while the
   * pointer still moves, and each move fails within it. That is no error of ours.
   */
  public void toolkitEnds() {
    toolkitGone.set(true);
  }

  /** Java leaves the place out where the same fails often. */
  private static boolean isOfToolkit(Throwable error) {
    StackTraceElement[] trace = error.getStackTrace();
    return trace.length == 0
        || trace[0].getClassName().startsWith("com.sun.")
        || trace[0].getClassName().startsWith("javafx.");
  }

  @Override
  public void uncaughtException(Thread thread, Throwable error) {
    if (toolkitGone.get() && error instanceof NullPointerException && isOfToolkit(error)) {
      if (toolkitTold.compareAndSet(false, true)) {
        LOG.debug("the toolkit was used after its end: {}", error.toString());
      }
      return;
    }
    LOG.error("uncaught in {}", thread.getName(), error);
    Dialogs window = dialogs.get();
    if (window != null && telling.compareAndSet(false, true)) {
      fx.execute(() -> tell(window, error));
    }
  }

  private void tell(Dialogs window, Throwable error) {
    try {
      window.error(
          texts.get("App.Error.heading"),
          Sentences.forPerson(error).orElseGet(() -> texts.get("App.Error.sentence", log)));
    } finally {
      telling.set(false);
    }
  }
}
