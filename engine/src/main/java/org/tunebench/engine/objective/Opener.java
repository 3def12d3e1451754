package org.tunebench.engine.objective;

/** Something that a worker opens by a word, to run trials of it. */
public interface Opener {
  /** The word. */
  String kind();

  /**
   * Gets ready to run trials, inside a worker.
   *
   * @throws org.tunebench.engine.WrongInputException if the inputs cannot be used after all
   */
  Objective open(WorkerSetup setup);
}
