package org.tunebench.engine.studyfile;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.studyfile.yaml.StudyFileException;

/**
 * A study file that was read.
 *
 * @param spec the definition, with all defaults filled in
 * @param name the file as messages name it
 * @param lines the line, from 1, of every field of the file by its dotted name
 * @param origins in a file of another tool, our names of fields to those of the file; else empty
 * @param notes what a person should know of how it was read: one sentence each, with its place
 */
public record StudyFile(
    StudySpec spec,
    String name,
    Map<String, Integer> lines,
    Map<String, String> origins,
    List<String> notes) {
  /** Copies the collections. */
  public StudyFile {
    lines = Map.copyOf(lines);
    origins = Map.copyOf(origins);
    notes = List.copyOf(notes);
  }

  /** Whether the file itself says what the study is called. */
  public boolean isNamed() {
    return lines.containsKey("name");
  }

  /**
   * Says where in this file a mistake is that was found later, by a check of the whole definition.
   * One that has its place keeps it.
   */
  public StudyFileException locate(WrongInputException mistake) {
    String ours = nearest(mistake.field(), origins.keySet());
    String field = origins.getOrDefault(ours, mistake.field());
    return locate(mistake, field, name, lines);
  }

  /** The field's own line, or that of the nearest group around it. */
  static StudyFileException locate(
      WrongInputException mistake, String field, String name, Map<String, Integer> lines) {
    if (mistake instanceof StudyFileException placed) {
      return placed;
    }
    int line = lines.getOrDefault(nearest(field, lines.keySet()), 0);
    return new StudyFileException(name, line, field, mistake.getMessage(), mistake);
  }

  /** The field itself if it is known, or else the nearest known group around it. */
  private static String nearest(String field, Set<String> known) {
    String nearest = field;
    while (!known.contains(nearest) && nearest.contains(".")) {
      nearest = nearest.substring(0, nearest.lastIndexOf('.'));
    }
    return nearest;
  }
}
