package org.tunebench.engine.compute;

import java.io.PrintStream;
import java.util.function.Consumer;

/**
 * Writes events as lines, whole ones from any thread. An empty line comes before each: native
 * libraries print to standard output past Java, and what they have not ended must not begin a line
 * of ours.
 */
final class EventLines implements Consumer<WorkerEvent> {
  private final PrintStream out;

  EventLines(PrintStream out) {
    this.out = out;
  }

  @Override
  public void accept(WorkerEvent event) {
    String line = WorkerProtocol.line(event);
    synchronized (out) {
      out.print('\n' + line + '\n');
      out.flush();
    }
  }
}
