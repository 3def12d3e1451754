package org.tunebench.engine.objective.command;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Consumer;

/**
 * The output of a command in the trial's log, whatever its size: the beginning, then how much was
 * left out, then the last lines. Long lines are cut.
 */
final class BoundedLog {
  /** Characters of the beginning. */
  static final int MOST = 5_000_000;

  /** Lines of the end. */
  static final int LAST_LINES = 200;

  private static final int LONGEST_LINE = 2000;
  private static final int TAIL_LINES = 20;
  private static final int TAIL_CHARACTERS = 4000;

  private final Consumer<String> log;
  private final Deque<String> last = new ArrayDeque<>();
  private long logged;
  private long held;
  private boolean ended;

  /**
   * @param log takes the lines
   */
  BoundedLog(Consumer<String> log) {
    this.log = log;
  }

  /**
   * A line of the command's.
   *
   * @param cut bytes that it lacks already
   */
  synchronized void line(String text, long cut) {
    if (ended) {
      return;
    }
    String line = shortened(text, cut);
    last.addLast(line);
    if (last.size() > LAST_LINES) {
      last.removeFirst();
    }
    if (held == 0 && logged + line.length() < MOST) {
      logged += line.length() + 1L;
      log.accept(line);
    } else {
      held++;
    }
  }

  private static String shortened(String text, long cut) {
    if (text.length() <= LONGEST_LINE && cut == 0) {
      return text;
    }
    int kept = Math.min(text.length(), LONGEST_LINE);
    return "%s … (%d more)".formatted(text.substring(0, kept), text.length() - kept + cut);
  }

  /** A line of Tunebench's own. */
  synchronized void note(String text) {
    if (!ended) {
      log.accept("Tunebench: " + text);
    }
  }

  /** Writes what was held back of the end; nothing follows. */
  synchronized void end() {
    if (ended) {
      return;
    }
    long leftOut = Math.max(0, held - last.size());
    if (leftOut > 0) {
      note(
          "%d lines are left out here: a log keeps the first %d characters and the last %d lines"
              .formatted(leftOut, MOST, LAST_LINES));
    }
    Iterator<String> lines = last.iterator();
    for (long skip = last.size() - held; skip > 0; skip--) {
      lines.next();
    }
    lines.forEachRemaining(log);
    ended = true;
  }

  /** The last lines, to go with the reason of a failure. */
  synchronized String tail() {
    StringBuilder tail = new StringBuilder();
    Iterator<String> lines = last.descendingIterator();
    for (int i = 0; i < TAIL_LINES && lines.hasNext(); i++) {
      String line = lines.next();
      if (tail.length() + line.length() > TAIL_CHARACTERS) {
        break;
      }
      tail.insert(0, "\n" + line);
    }
    return tail.toString();
  }
}
