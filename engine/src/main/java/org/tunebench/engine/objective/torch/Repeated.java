package org.tunebench.engine.objective.torch;

/**
 * Work on tensors that is done again and again, the same calls of LibTorch each time: what changes
 * is only what the tensors hold. On a GPU it is recorded, so that the device is told of all of it
 * with one call.
 */
public interface Repeated extends AutoCloseable {
  /**
   * Does the work; what it makes and nobody keeps is freed. On a GPU it may be under way when this
   * returns.
   */
  void run();

  /** Frees the recording. The work must not be under way. */
  @Override
  void close();

  /** Work that is done anew each time. */
  static Repeated plainly(Runnable work) {
    return new Repeated() {
      @Override
      public void run() {
        TensorArena.scoped(work);
      }

      @Override
      public void close() {}
    };
  }
}
