package org.tunebench.engine.study;

/** The studies of a workspace that another process has, as they stood at one moment. */
public interface StudyCopy extends AutoCloseable {
  /** The studies. Closed with the copy; what is written to them is lost then. */
  StudyRepository repository();

  /** Whether the other process has kept nothing since. */
  boolean isCurrent();

  /** Removes the copy. Closing twice is fine. */
  @Override
  void close();
}
