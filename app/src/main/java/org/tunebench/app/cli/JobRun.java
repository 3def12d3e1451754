package org.tunebench.app.cli;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tunebench.app.plain.PlainText;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.compute.WorkerJob;
import org.tunebench.engine.objective.TrialFailedException;

/** Runs a job in the terminal: says how far it is, ends it when the person does. */
final class JobRun {
  /** A line in a file or pipe for each so many steps. */
  private static final int STEPS_A_LINE = 10;

  private final Console console;
  private final Interruption interruption;
  private final RedrawnLine line;

  JobRun(Console console, Interruption interruption) {
    this.console = console;
    this.interruption = interruption;
    this.line = new RedrawnLine(console);
  }

  /**
   * Waits for the end of a job.
   *
   * @param what it does, before the steps: {@code epoch}; nothing is said of steps if empty
   * @param steps how many there are, or 0 where that is not known
   * @return its final metrics, or empty if the person has interrupted it
   * @throws WrongInputException if it cannot be done
   */
  Optional<Map<String, Double>> toItsEnd(WorkerJob job, String what, int steps) {
    interruption.onRequest(job::cancel);
    try {
      return Optional.of(
          job.run(
              (step, values) -> {
                if (!what.isEmpty()) {
                  show(what, step, steps, values);
                }
              }));
    } catch (InterruptedException e) {
      return Optional.empty();
    } catch (TrialFailedException e) {
      throw new WrongInputException("", e.getMessage(), e);
    } finally {
      line.end();
    }
  }

  private void show(String what, int step, int steps, Map<String, Double> values) {
    String of = steps > 0 ? "%s %d of %d".formatted(what, step, steps) : what + " " + step;
    String numbers =
        values.entrySet().stream()
            .map(entry -> entry.getKey() + " " + PlainText.number(entry.getValue()))
            .collect(Collectors.joining(", "));
    String words = numbers.isEmpty() ? of : of + ": " + numbers;
    if (console.interactive()) {
      line.draw(words);
    } else if (step % STEPS_A_LINE == 0) {
      console.out().println(words);
    }
  }
}
