package org.tunebench.engine.studyfile.python;

import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.studyfile.yaml.StudyFileException;

/** What cannot be read, with its line. */
final class Refusal {
  static final String TEXT = "pasted text";

  private Refusal() {}

  static StudyFileException at(int line, String sentence) {
    return new StudyFileException(TEXT, line, "", sentence, null);
  }

  /** Gives a mistake that has no place its line. */
  static StudyFileException at(int line, WrongInputException mistake) {
    return mistake instanceof StudyFileException placed ? placed : at(line, mistake.getMessage());
  }
}
