package org.tunebench.engine.studyfile;

import java.util.Map;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.studyfile.yaml.StudyFileException;

/**
 * A study file that was read.
 *
 * @param spec the definition, with all defaults filled in
 * @param name the file as messages name it
 * @param lines the line, from 1, of every field of the file by its dotted name
 */
public record StudyFile(StudySpec spec, String name, Map<String, Integer> lines) {
  /** Copies the lines. */
  public StudyFile {
    lines = Map.copyOf(lines);
  }

  /**
   * Says where in this file a mistake is that was found later, by a check of the whole definition.
   * One that has its place keeps it.
   */
  public StudyFileException locate(WrongInputException mistake) {
    return locate(mistake, name, lines);
  }

  /** The field's own line, or that of the nearest group around it. */
  static StudyFileException locate(
      WrongInputException mistake, String name, Map<String, Integer> lines) {
    if (mistake instanceof StudyFileException placed) {
      return placed;
    }
    String field = mistake.field();
    while (!lines.containsKey(field) && field.contains(".")) {
      field = field.substring(0, field.lastIndexOf('.'));
    }
    int line = lines.getOrDefault(field, 0);
    return new StudyFileException(name, line, mistake.field(), mistake.getMessage(), mistake);
  }
}
