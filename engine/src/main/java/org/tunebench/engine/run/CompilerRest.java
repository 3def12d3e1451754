package org.tunebench.engine.run;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Waits for Java's compiler. What it compiles, it compiles beside the program, from a queue, and it
 * takes the processor from those who have called what is compiled, even while another one is free.
 */
final class CompilerRest {
  /** So long without anything compiled, the queue is empty. */
  private static final long REST_NANOS = 20_000_000L;

  private static final long POLL_NANOS = 1_000_000L;

  private final LongSupplier compiled;

  /** Of the virtual machine that this runs in. */
  CompilerRest() {
    this(compilationTime());
  }

  /**
   * @param compiled grows with each method that has been compiled
   */
  CompilerRest(LongSupplier compiled) {
    this.compiled = compiled;
  }

  private static LongSupplier compilationTime() {
    CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
    return compiler == null || !compiler.isCompilationTimeMonitoringSupported()
        ? () -> 0
        : compiler::getTotalCompilationTime;
  }

  /**
   * Leaves the processor to the compiler until it has nothing to do.
   *
   * @param until nanoseconds of {@link System#nanoTime}, when this returns all the same
   */
  void await(long until) {
    long known = compiled.getAsLong();
    long since = System.nanoTime();
    for (long now = since; now < until && now - since < REST_NANOS; now = System.nanoTime()) {
      LockSupport.parkNanos(POLL_NANOS);
      long total = compiled.getAsLong();
      if (total != known) {
        known = total;
        since = System.nanoTime();
      }
    }
  }
}
