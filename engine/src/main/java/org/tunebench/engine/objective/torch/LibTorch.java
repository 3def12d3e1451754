package org.tunebench.engine.objective.torch;

import org.bytedeco.openblas.global.openblas;
import org.bytedeco.pytorch.global.torch;

/** What holds for the training library in the whole process. */
public final class LibTorch {
  private LibTorch() {}

  /**
   * Sets how many threads one operation may use: 1 where several trials share the processor's
   * cores, else they wait for each other in the linear algebra. To be called once, before the first
   * trial.
   *
   * @throws org.tunebench.engine.WrongInputException if the number is below 1
   */
  public static void useThreads(int threads) {
    Checks.atLeast("threads", threads, 1);
    torch.set_num_threads(threads);
    openblas.blas_set_num_threads(threads);
  }

  /**
   * Lets one operation use all cores that are idle, for a training that is alone in its process.
   */
  public static void useIdleCores() {
    useThreads(IdleCores.count());
  }
}
