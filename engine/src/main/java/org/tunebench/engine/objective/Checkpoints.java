package org.tunebench.engine.objective;

import java.nio.file.Path;
import java.util.List;
import org.tunebench.engine.study.Report;

/**
 * What a trial needs to go on after an interruption. It is found again by the next attempt at the
 * same configuration with the same seed, and is gone once the trial has its result.
 */
public interface Checkpoints {
  /** What the folder is called in the trial's own. */
  String FOLDER = "checkpoints";

  /** A folder that exists: its contents are the objective's. */
  Path folder();

  /**
   * Passes on once more what earlier attempts have reported, for a trial that goes on from there:
   * its history is whole.
   *
   * @param upTo the last step that counts
   * @return these reports, by step; none if there was no earlier attempt
   */
  List<Report> reportAgain(int upTo);

  /** When it returns, all that the trial has reported so far outlives a crash of the machine. */
  void sync();
}
