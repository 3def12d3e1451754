package org.tunebench.engine.objective.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tunebench.engine.objective.Checkpoints;
import org.tunebench.engine.objective.TrialContext;
import org.tunebench.engine.study.Report;

/**
 * From what number a command counts its steps, and at which it goes on with what an earlier attempt
 * has begun. The first step that it names tells both. Where its steps start anew in each epoch,
 * they are counted on from epoch to epoch.
 */
final class StepNumbers {
  /** A file in the checkpoint of a trial whose command counts its steps from 0. */
  private static final String FROM_ZERO = "counts-from-0";

  private final TrialContext trial;
  private final Optional<Checkpoints> checkpoints;
  private OptionalInt shift = OptionalInt.empty();
  private double epoch = Double.NEGATIVE_INFINITY;

  /** The largest step that was named in this run of steps, and the largest of all as counted. */
  private int named = -1;

  private int counted;

  /** How many steps have been counted before this run of steps. */
  private int before;

  StepNumbers(TrialContext trial) {
    this.trial = trial;
    this.checkpoints = trial.checkpoints();
  }

  /** Whether the command has named a step yet. */
  boolean areKnown() {
    return shift.isPresent();
  }

  /**
   * The command names its first step.
   *
   * @return what earlier attempts have reported of the steps before: it belongs to its history
   */
  List<Report> begin(int first) {
    shift = OptionalInt.of(countsFromZero(first) ? 1 : 0);
    List<Report> earlier =
        checkpoints.map(kept -> kept.reportAgain(first + shift.getAsInt() - 1)).orElse(List.of());
    if (!earlier.isEmpty()) {
      int goesOn = earlier.get(earlier.size() - 1).step();
      trial.log("Tunebench: the command goes on after step %d".formatted(goesOn));
    }
    return earlier;
  }

  private boolean countsFromZero(int first) {
    Optional<Path> note = checkpoints.map(kept -> kept.folder().resolve(FROM_ZERO));
    boolean fromZero = first == 0 || note.filter(Files::exists).isPresent();
    if (fromZero) {
      note.ifPresent(StepNumbers::touch);
    }
    return fromZero;
  }

  private static void touch(Path file) {
    try {
      Files.write(file, new byte[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The step that a line names, counted from 1; empty if it names none.
   *
   * @param reports whether the line has the metric, so that it belongs to a step of its own
   */
  OptionalInt counted(Parsed line, boolean reports) {
    if (line.step().isEmpty() || shift.isEmpty()) {
      return OptionalInt.empty();
    }
    int step = line.step().getAsInt() + shift.getAsInt();
    double of = line.values().getOrDefault(Parsed.EPOCH, Double.NaN);
    if (of > epoch && (step < named || step == named && reports)) {
      before = counted + (step == 0 ? 1 : 0);
      named = -1;
    }
    epoch = Double.isNaN(of) ? epoch : of;
    named = Math.max(named, step);
    int number = (int) Math.min((long) before + step, Integer.MAX_VALUE);
    counted = Math.max(counted, number);
    return OptionalInt.of(number);
  }
}
