package org.tunebench.app.trials;

import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tunebench.app.shell.Services;
import org.tunebench.engine.WrongInputException;

/** Does what may take long in the background and tells the FX thread how it ended. */
public final class Work {
  private static final Logger LOG = LoggerFactory.getLogger(Work.class);

  private Work() {}

  /**
   * Does something in the background.
   *
   * @param task does it
   * @param done hears the result, on the FX executor
   * @param failed hears why there is none, one sentence, on the FX executor
   */
  public static <T> void start(
      Services services, Supplier<T> task, Consumer<T> done, Consumer<String> failed) {
    CompletableFuture.supplyAsync(task, services.background())
        .whenCompleteAsync(
            (result, problem) -> {
              if (problem == null) {
                done.accept(result);
              } else {
                failed.accept(sentence(services, problem));
              }
            },
            services.fx());
  }

  /** What to tell a person of a failure; what they did not cause is logged, too. */
  public static String sentence(Services services, Throwable problem) {
    Throwable cause =
        problem instanceof CompletionException && problem.getCause() != null
            ? problem.getCause()
            : problem;
    if (cause instanceof WrongInputException wrong) {
      return wrong.sentence();
    }
    LOG.error("a task of the screen failed", cause);
    if (cause instanceof UncheckedIOException io) {
      return services.texts().get("Trials.FileProblem", reason(io.getCause()));
    }
    return services.texts().get("Trials.Unexpected", reason(cause));
  }

  private static String reason(Throwable problem) {
    String message = problem.getMessage();
    return message == null || message.isBlank() ? problem.getClass().getSimpleName() : message;
  }
}
