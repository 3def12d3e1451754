package org.tunebench.engine.study;

import java.util.Optional;

/** The studies of a workspace that another process has, as they stood at one moment. */
public interface StudyCopy extends AutoCloseable {
  /** The studies. Closed with the copy; what is written to them is lost then. */
  StudyRepository repository();

  /** Who has the workspace now, for the person; empty where nobody has it any more. */
  Optional<String> owner();

  /**
   * The studies as they stand now: this copy where nothing was kept since, or else another one,
   * which does not close this one. Empty where the process that has the workspace does not answer.
   */
  Optional<StudyCopy> next();

  /** Removes the copy. Closing twice is fine. */
  @Override
  void close();
}
