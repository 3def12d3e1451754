package org.tunebench.app.shell;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;

/**
 * Runs tasks one after the other, in the order in which they came, on threads that are shared: what
 * was written last is what stays. Unlike {@link Keeping} it leaves none out.
 */
public final class InTurn implements Executor {
  private final Executor threads;
  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

  /**
   * @param threads what the tasks run on
   */
  public InTurn(Executor threads) {
    this.threads = threads;
  }

  @Override
  public void execute(Runnable task) {
    waiting.add(task);
    // One for each, so that a pool that is shut down still does what it was asked for before.
    threads.execute(this::next);
  }

  private synchronized void next() {
    waiting.remove().run();
  }
}
