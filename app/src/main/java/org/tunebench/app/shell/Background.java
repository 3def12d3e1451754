package org.tunebench.app.shell;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.tunebench.engine.WrongInputException;

/**
 * Work off the FX thread with its outcome back on it. What the person gave wrongly comes back as
 * such; any other failure is a bug and goes to the handler of uncaught errors.
 */
public final class Background {
  private final Executor background;
  private final Executor fx;

  /**
   * @param background runs the work
   * @param fx hears the outcome
   */
  public Background(Executor background, Executor fx) {
    this.background = background;
    this.fx = fx;
  }

  /** On the executors that all share. */
  public Background(Services services) {
    this(services.background(), services.fx());
  }

  /**
   * Runs work.
   *
   * @param done hears the result
   * @param refused hears what was wrong with the input
   * @param afterwards runs in either case, after a bug, too
   */
  public <T> void run(
      Supplier<T> work,
      Consumer<T> done,
      Consumer<WrongInputException> refused,
      Runnable afterwards) {
    run(work, done, refused, () -> {}, afterwards);
  }

  /**
   * The same where something is to be done after any other failure, too.
   *
   * @param failed runs in the place of the others where the work ended by any other exception or
   *     error; the person hears of that from the handler of uncaught errors
   */
  public <T> void run(
      Supplier<T> work,
      Consumer<T> done,
      Consumer<WrongInputException> refused,
      Runnable failed,
      Runnable afterwards) {
    background.execute(
        () -> {
          Runnable outcome = failed;
          try {
            T value = work.get();
            outcome = () -> done.accept(value);
          } catch (WrongInputException wrong) {
            outcome = () -> refused.accept(wrong);
          } finally {
            fx.execute(afterwards);
            fx.execute(outcome);
          }
        });
  }
}
