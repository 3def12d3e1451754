package org.tunebench.engine.benchmark;

import java.nio.file.Path;
import java.util.List;
import org.tunebench.engine.space.Configuration;

/** Trains scVI models and is timed. */
interface TrainingContestant {
  String name();

  /**
   * Trains all trials.
   *
   * @param data an .h5ad file
   */
  Throughput train(Path data, List<Configuration> trials) throws Exception;
}
