package org.tunebench.app.builder;

import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.studyfile.StudyFile;
import org.tunebench.engine.studyfile.StudyFiles;

/**
 * A definition as far as it is, for the text beside the form.
 *
 * @param spec the definition, with a stand-in for a name that is missing
 * @param named whether it has a name of its own
 */
record Sketch(StudySpec spec, boolean named) {
  private static final String STAND_IN = "new-study";

  /** The name in a definition that says this: the stand-in where it says none. */
  static String nameOr(String typed) {
    return typed.isEmpty() ? STAND_IN : typed;
  }

  /** What a study file says. One without a name would be called after its file: here is none. */
  static Sketch of(StudyFile file) {
    return file.isNamed()
        ? new Sketch(file.spec(), true)
        : new Sketch(file.spec().withName(STAND_IN), false);
  }

  /** The study file that says it; one without a name has none. */
  String text() {
    return named ? StudyFiles.write(spec) : StudyFiles.writeUnnamed(spec);
  }
}
