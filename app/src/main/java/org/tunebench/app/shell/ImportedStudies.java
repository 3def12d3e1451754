package org.tunebench.app.shell;

import org.tunebench.engine.objective.imported.ImportedObjectiveType;
import org.tunebench.engine.study.StudySpec;

/**
 * Studies whose trials came with a file: they can be looked at, but nothing says how to run more.
 */
public final class ImportedStudies {
  private ImportedStudies() {}

  /** Whether a study is one. */
  public static boolean isOne(StudySpec spec) {
    return spec.objective().kind().equals(ImportedObjectiveType.KIND);
  }
}
