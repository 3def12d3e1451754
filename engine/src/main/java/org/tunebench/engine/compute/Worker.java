package org.tunebench.engine.compute;

import java.util.OptionalLong;

/** A worker process as the workbench sees it. */
public interface Worker {
  /** Sends a line. A worker that has ended ignores it: its end is told to the listener. */
  void send(WorkerCommand command);

  /** The number of its process, if it is one of this machine. */
  default OptionalLong pid() {
    return OptionalLong.empty();
  }

  /** Ends the process and all that it started, at once. */
  void kill();

  /** Hears of a worker, on a thread of its own. */
  interface Listener {
    /** The worker has sent a line. */
    void onEvent(WorkerEvent event);

    /**
     * The process has ended; nothing follows.
     *
     * @param how for the person: {@code "exit code 3"}, {@code "signal 9 (killed)"}
     * @param logTail the last lines that it or a library in it wrote, possibly empty
     */
    void onExit(String how, String logTail);
  }
}
