package org.tunebench.engine.run;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Watches and waits for Java's compiler. What it compiles, it compiles beside the program, from a
 * queue, and it takes the processor from those who have called what is compiled, even while another
 * one is free.
 */
final class CompilerRest {
  /** So long without anything compiled, the queue is empty. */
  private static final long REST_NANOS = 20_000_000L;

  private static final long POLL_NANOS = 1_000_000L;

  /** A compiler that works for less of the time has little left that matters. */
  private static final double BUSY_SHARE = 0.02;

  private static final double NANOS_PER_MILLI = 1e6;

  /** So often it is judged anew. */
  private static final long JUDGED_NANOS = 500_000_000L;

  private final LongSupplier compiled;
  private final long judgedNanos;

  private boolean busy = true;
  private long askedMillis;
  private long askedNanos = System.nanoTime();

  /** Of the virtual machine that this runs in. */
  CompilerRest() {
    this(compilationTime(), JUDGED_NANOS);
  }

  /**
   * @param compiled milliseconds that it has worked; grows with each method that it has compiled
   * @param judgedNanos how long it is watched before it is judged, and judged anew
   */
  CompilerRest(LongSupplier compiled, long judgedNanos) {
    this.compiled = compiled;
    this.judgedNanos = judgedNanos;
    this.askedMillis = compiled.getAsLong();
  }

  private static LongSupplier compilationTime() {
    CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
    return compiler == null || !compiler.isCompilationTimeMonitoringSupported()
        ? () -> 0
        : compiler::getTotalCompilationTime;
  }

  /** Whether it works for much of the time, as far as that is known. */
  boolean isBusy() {
    long now = System.nanoTime();
    if (now - askedNanos >= judgedNanos) {
      long millis = compiled.getAsLong();
      busy = millis - askedMillis > BUSY_SHARE * (now - askedNanos) / NANOS_PER_MILLI;
      askedMillis = millis;
      askedNanos = now;
    }
    return busy;
  }

  /**
   * Leaves the processor to the compiler until it has nothing to do.
   *
   * @param goOn whether there is time for that; without it this returns all the same
   */
  void await(BooleanSupplier goOn) {
    long known = compiled.getAsLong();
    long since = System.nanoTime();
    for (long now = since;
        now - since < REST_NANOS && goOn.getAsBoolean();
        now = System.nanoTime()) {
      LockSupport.parkNanos(POLL_NANOS);
      long total = compiled.getAsLong();
      if (total != known) {
        known = total;
        since = System.nanoTime();
      }
    }
  }
}
