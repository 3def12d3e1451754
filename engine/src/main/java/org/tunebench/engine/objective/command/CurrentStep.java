package org.tunebench.engine.objective.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/** The step that a command is at, and what its lines have said of it so far. */
final class CurrentStep {
  private enum State {
    /** No line has named it: the first that names a step says which one it is. */
    UNNAMED,
    /** A line has named it, and more of it may come. */
    NAMED,
    /** It has been reported. */
    OVER
  }

  private final Map<String, Double> values = new LinkedHashMap<>();
  private int number;
  private State state = State.OVER;

  int number() {
    return number;
  }

  Map<String, Double> values() {
    return values;
  }

  /**
   * Whether a line comes too late to be reported.
   *
   * @param named the step that it names, if it does
   */
  boolean isBehind(OptionalInt named) {
    return named.isPresent()
        && (named.getAsInt() < number || named.getAsInt() == number && state == State.OVER);
  }

  /**
   * Whether a line says that this step has come to its end, and something of it is to report.
   *
   * @param named the step that the line names, if it does
   */
  boolean isCompleteBy(OptionalInt named) {
    return isUnreported() && named.isPresent() && named.getAsInt() > number;
  }

  /** Whether something of it is to report, should nothing follow. */
  boolean isUnreported() {
    return state == State.NAMED && !values.isEmpty();
  }

  /**
   * Takes in what a line says: of this step, or of a later one, which is the current one then.
   *
   * @param named the step that the line names, if it does: not one behind
   */
  void take(OptionalInt named, Map<String, Double> said) {
    if (named.isPresent()) {
      name(named.getAsInt());
    } else if (state == State.OVER) {
      values.clear();
      number++;
      state = State.UNNAMED;
    }
    values.putAll(said);
  }

  private void name(int named) {
    boolean goesOn = state == State.UNNAMED || state == State.NAMED && named == number;
    if (!goesOn) {
      values.clear();
    }
    number = named;
    state = State.NAMED;
  }

  /** What was counted so far does not count: the command has now named its first step. */
  void startAnew() {
    values.clear();
    number = 0;
    state = State.OVER;
  }

  void reported() {
    state = State.OVER;
  }
}
