package org.tunebench.engine.studyfile.hydra;

import java.util.List;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;

/** What the override of a parameter gives: one value, or many. */
sealed interface Sweep {
  /** Numbers up to which a float is told from its neighbour by a step. */
  double TOLERANCE = 1e-9;

  /** Its distribution. */
  Distribution distribution();

  /**
   * One value, or several without an order.
   *
   * @param values text, {@link Long}, {@link Double} or truth values
   */
  record Values(List<Object> values) implements Sweep {
    @Override
    public Distribution distribution() {
      return new Choice(values);
    }
  }

  /**
   * Numbers in equal steps.
   *
   * @param start the first
   * @param stop the end, which {@code withStop} says whether it is one of them
   * @param step below 0 where they fall; not 0
   * @param whole whether they are whole numbers
   * @param withStop whether the end may be one of them: so Optuna's sweeper takes it
   */
  record Steps(double start, double stop, double step, boolean whole, boolean withStop)
      implements Sweep {
    @Override
    public Distribution distribution() {
      if (step == 0) {
        throw new WrongInputException("", "the step of a range must not be 0");
      }
      double steps = (stop - start) / step;
      double last = withStop ? Math.floor(steps + TOLERANCE) : Math.ceil(steps - TOLERANCE) - 1;
      if (last < 0) {
        throw new WrongInputException("", "the range has no value");
      }
      double end = start + last * step;
      double low = Math.min(start, end);
      double high = Math.max(start, end);
      return whole
          ? new IntRange((long) low, (long) high, false, (long) Math.abs(step))
          : new FloatRange(low, high, false, Math.abs(step));
    }
  }

  /**
   * All numbers between two.
   *
   * @param whole whether whole ones only
   * @param log whether they are drawn on a logarithmic scale
   */
  record Between(double low, double high, boolean whole, boolean log) implements Sweep {
    @Override
    public Distribution distribution() {
      return whole
          ? new IntRange((long) low, (long) high, log, 1)
          : new FloatRange(low, high, log, 0);
    }
  }
}
