package org.tunebench.engine.objective.imported;

import org.tunebench.engine.study.StudySpec;

/**
 * Studies whose trials came with a file: they can be looked at, but nothing says how to run more.
 * What searched them is unknown, too: sampler, pruner, budget and seed of their definition mean
 * nothing.
 */
public final class ImportedStudies {
  private ImportedStudies() {}

  /** Whether a study is one. */
  public static boolean isOne(StudySpec spec) {
    return spec.objective().kind().equals(ImportedObjectiveType.KIND);
  }
}
